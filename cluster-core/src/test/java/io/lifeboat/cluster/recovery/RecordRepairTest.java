package io.lifeboat.cluster.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.recovery.RecordRepair.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordRepairTest {
  private static final ByteBuffer ENTRY = content("term 3: k = v");
  private static final ByteBuffer OTHER = content("term 2: k = w");

  private static ByteBuffer content(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
  }

  private static byte[] record(ByteBuffer content) {
    CRC32 crc = new CRC32();
    crc.update(content.duplicate());
    return ByteBuffer.allocate(RecordRepair.HEAD + content.remaining())
        .putInt(content.remaining())
        .putInt((int) crc.getValue())
        .put(content.duplicate())
        .array();
  }

  private static Decision decide(
      byte[] place, long knownCommitted, @Nullable Long later, List<ByteBuffer> copies) {
    return RecordRepair.decide(
        new RecordRepair.Damaged(5, ByteBuffer.wrap(place), knownCommitted, later), copies, 3);
  }

  @Test
  void everyFlippedBitIsWrittenBackWhereALaterRecordProvesWhatWasThere() {
    byte[] sound = record(ENTRY);
    for (int bit = 0; bit < sound.length * Byte.SIZE; bit++) {
      byte[] damaged = sound.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertThat(decide(damaged, 0, 6L, List.of(ENTRY, ENTRY)))
          .isInstanceOfSatisfying(
              Decision.Write.class,
              write -> assertThat(write.bytes()).isEqualTo(ByteBuffer.wrap(sound)));
    }
  }

  @Test
  void withoutProofTheChecksumAloneIsNotBelieved() {
    byte[] damaged = record(ENTRY);
    damaged[12] ^= 1;
    List<ByteBuffer> both = List.of(ENTRY, ENTRY);
    assertThat(decide(damaged, 4, null, both)).isInstanceOf(Decision.Refused.class);
    assertThat(decide(damaged, 5, null, both)).isInstanceOf(Decision.Write.class);
    byte[] checksum = record(ENTRY);
    checksum[5] ^= 1;
    assertThat(decide(checksum, 0, null, both))
        .as("the content is proof enough")
        .isInstanceOf(Decision.Write.class);
  }

  @Test
  void anEntryOfAnotherTermIsNeverReplaced() {
    byte[] damaged = record(OTHER);
    damaged[10] ^= 1;
    assertThat(decide(damaged, 5, 6L, List.of(ENTRY, ENTRY))).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void lessThanAMajorityOfEqualCopiesIsNotEnough() {
    byte[] damaged = record(ENTRY);
    damaged[9] ^= 1;
    assertThat(decide(damaged, 5, 6L, List.of(ENTRY))).isInstanceOf(Decision.Refused.class);
    assertThat(decide(damaged, 5, 6L, List.of(ENTRY, OTHER))).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void randomBytesAreNeverTakenForTheRecord() {
    Random random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      byte[] place = record(ENTRY);
      random.nextBytes(place);
      assertThat(decide(place, 5, 6L, List.of(ENTRY, ENTRY))).isInstanceOf(Decision.Refused.class);
    }
    assertThat(decide(new byte[7], 5, 6L, List.of(ENTRY, ENTRY)))
        .isInstanceOf(Decision.Refused.class);
  }
}
