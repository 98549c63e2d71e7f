package io.lifeboat.cluster.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeboat.cluster.detection.MerkleTree;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.store.KeyValueEntry;
import io.lifeboat.cluster.store.LeafSums;
import io.lifeboat.cluster.store.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.5Z");
  private static final int SMALL_FILES = 200;

  private static Path shared;

  @Test
  void whatWasWrittenIsReadBack(@TempDir Path backups) throws Exception {
    SortedMap<String, Versioned> state = state(40);
    state.put("schlüssel 键", new Versioned("zwei\nZeilen \"und\" \u0001 🚣", 7, 2));
    state.put("", new Versioned("", 1, 1));
    BackupInfo info = write(backups, 123, state, false);

    assertThat(info.name()).isEqualTo("20261123-120000-i123");
    assertThat(info.createdAt()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(info.keys()).isEqualTo(42);
    assertThat(BackupFolder.list(backups)).containsExactly(info.name());
    assertThat(BackupFolder.verify(backups.resolve(info.name()))).isEqualTo(info);
    TreeMap<String, Versioned> read = new TreeMap<>();
    BackupFolder.open(backups.resolve(info.name()))
        .read(entry -> read.put(entry.key(), entry.entry()));
    assertThat(read).isEqualTo(state);
    assertThat(files(backups.resolve(info.name()))).hasSizeGreaterThan(5);
  }

  @Test
  void nothingOfTheMachineStandsInTheManifest(@TempDir Path backups) throws Exception {
    BackupInfo info = write(backups, 5, state(3), false);
    assertThat(Files.readString(backups.resolve(info.name()).resolve("manifest.json")))
        .doesNotContain(backups.toString(), backups.getFileName().toString());
  }

  @BeforeContainer
  static void writeOne() throws IOException {
    shared = Files.createTempDirectory("lifeboat-backups-");
    write(shared, 77, state(25), true);
  }

  @AfterContainer
  static void deleteIt() throws IOException {
    delete(shared);
  }

  @Property(tries = 300)
  void anyFlippedBitIsRefusedWithTheNameOfItsFile(
      @ForAll @IntRange(max = 1_000) int which, @ForAll long bit) throws IOException {
    Path folder = shared.resolve(BackupFolder.list(shared).getFirst());
    List<Path> files = files(folder);
    Path file = files.get(which % files.size());
    flip(file, bit);

    BackupDamagedException damage =
        catchThrowableOfType(BackupDamagedException.class, () -> BackupFolder.verify(folder));
    flip(file, bit);

    assertThat(damage).as("%s bit %d", file, bit).isNotNull();
    assertThat(damage.file()).isEqualTo(file.getFileName().toString());
    assertThat(damage).hasMessageStartingWith(damage.file());
    assertThat(BackupFolder.verify(folder).keys()).isEqualTo(25);
  }

  @Test
  void bitsAllOverTheChecksumAndTheManifestAreGuarded(@TempDir Path backups) throws Exception {
    Path folder = backups.resolve(write(backups, 77, state(3), false).name());
    for (String name : List.of("manifest.sha256", "manifest.json")) {
      Path file = folder.resolve(name);
      for (long bit = 0; bit < 8 * Files.size(file); bit += 3) {
        flip(file, bit);
        assertThatThrownBy(() -> BackupFolder.verify(folder))
            .as("bit %d", bit)
            .isInstanceOfSatisfying(
                BackupDamagedException.class, damage -> assertThat(damage.file()).isEqualTo(name));
        flip(file, bit);
      }
    }
    assertThat(BackupFolder.verify(folder).keys()).isEqualTo(3);
  }

  @Test
  void missingAndShortenedFilesAreNamed(@TempDir Path backups) throws Exception {
    Path folder = backups.resolve(write(backups, 77, state(25), false).name());
    Path second = folder.resolve("entries-0002.jsonl");
    byte[] sound = Files.readAllBytes(second);
    Files.write(second, java.util.Arrays.copyOf(sound, sound.length - 1));
    assertThatThrownBy(() -> BackupFolder.verify(folder))
        .hasMessage(
            "entries-0002.jsonl has " + (sound.length - 1) + " bytes instead of " + sound.length);
    Files.delete(second);
    assertThatThrownBy(() -> BackupFolder.verify(folder))
        .hasMessage("entries-0002.jsonl is missing");
    Files.write(second, sound);
    Files.delete(folder.resolve("manifest.json"));
    assertThatThrownBy(() -> BackupFolder.verify(folder)).hasMessage("manifest.json is missing");
  }

  @Test
  void aDigestOfAnotherStateIsRefusedThoughAllFilesAreSound(@TempDir Path backups)
      throws Exception {
    SortedMap<String, Versioned> state = state(5);
    String other = root(state(6));
    BackupInfo info = new BackupWriter(backups, SMALL_FILES).write(9, other, state, NOON, false);
    assertThatThrownBy(() -> BackupFolder.verify(backups.resolve(info.name())))
        .hasMessageContaining("another state");
  }

  @Test
  void onlyTheOldestScheduledOnesAreDeleted(@TempDir Path backups) throws Exception {
    BackupWriter writer = new BackupWriter(backups);
    for (int i = 1; i <= 6; i++) {
      SortedMap<String, Versioned> state = state(i);
      writer.write(i, root(state), state, NOON.plusSeconds(60L * i), i != 1);
    }
    flip(backups.resolve("20261123-120200-i2").resolve("manifest.json"), 100);
    Files.createDirectories(backups.resolve("not-a-backup"));
    writer.keepLastScheduled(3);
    assertThat(BackupFolder.list(backups))
        .as("i1 was asked for, i2 is damaged, i3 was the oldest")
        .containsExactly(
            "20261123-120100-i1",
            "20261123-120200-i2",
            "20261123-120400-i4",
            "20261123-120500-i5",
            "20261123-120600-i6");
    assertThat(backups.resolve("not-a-backup")).exists();
  }

  @Test
  void whatWasLeftUnfinishedIsNoBackupAndIsClearedAway(@TempDir Path backups) throws Exception {
    Path left = Files.createDirectories(backups.resolve(".unfinished-20261123-115900-i8"));
    Files.writeString(left.resolve("entries-0001.jsonl"), "{");
    assertThat(BackupFolder.list(backups)).isEmpty();
    write(backups, 9, state(2), false);
    assertThat(left).doesNotExist();
    assertThat(BackupFolder.list(backups)).hasSize(1);
    assertThat(BackupFolder.list(backups.resolve("nowhere"))).isEmpty();
  }

  @Property(tries = 100)
  void chunksHoldEverythingOnceInOrderAndFit(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<KeyValueEntry> entries = new ArrayList<>();
    for (int i = 0; i < random.nextInt(60); i++) {
      String value = "v".repeat(random.nextInt(40));
      entries.add(new KeyValueEntry("k" + i, new Versioned(value, i + 1, 1)));
    }
    List<List<KeyValueEntry>> chunks = new ArrayList<>();
    RestoreChunks packing = new RestoreChunks(chunk -> chunks.add(List.copyOf(chunk)), 120);
    for (KeyValueEntry entry : entries) {
      packing.use(entry);
    }
    packing.end();

    assertThat(chunks.stream().flatMap(List::stream).toList()).isEqualTo(entries);
    assertThat(chunks)
        .allSatisfy(
            chunk ->
                assertThat(
                        chunk.stream()
                            .mapToInt(e -> 24 + e.key().length() + e.entry().value().length())
                            .sum())
                    .isBetween(1, 120));
  }

  private static BackupInfo write(
      Path backups, long index, SortedMap<String, Versioned> state, boolean scheduled)
      throws IOException {
    return new BackupWriter(backups, SMALL_FILES).write(index, root(state), state, NOON, scheduled);
  }

  private static SortedMap<String, Versioned> state(int keys) {
    SortedMap<String, Versioned> state = new TreeMap<>();
    for (int i = 0; i < keys; i++) {
      state.put("k" + i, new Versioned("value " + i, i + 1, 1));
    }
    return state;
  }

  private static String root(SortedMap<String, Versioned> state) {
    LeafSums sums = new LeafSums();
    state.forEach(sums::add);
    return MerkleTree.of(sums.leaves()).root();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void flip(Path file, long bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = (int) Math.floorMod(bit, 8L * bytes.length);
    bytes[at / 8] ^= (byte) (1 << at % 8);
    Files.write(file, bytes);
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
