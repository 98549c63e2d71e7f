package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyValueCodecTest {

  @Test
  void resultsComeBackAsTheyWere() {
    Versioned entry = new Versioned("wert 值", 42, 7);
    assertThat(KeyValueCodec.decodeResult(KeyValueCodec.result(entry))).isEqualTo(entry);
    assertThat(KeyValueCodec.decodeResult(KeyValueCodec.result(null))).isNull();
  }

  @Test
  void entriesOfABackupComeBackAndAreToldInWords() throws Exception {
    List<KeyValueEntry> entries =
        List.of(
            new KeyValueEntry("k 键", new Versioned("v", 3, 1)),
            new KeyValueEntry("", new Versioned("", 9, 4)));
    byte[] bytes = KeyValueCodec.restoreChunk("b1", true, entries);
    var in = KeyValueCodec.reader(bytes);
    assertThat(KeyValueCodec.required(in)).isEqualTo("b1");
    assertThat(in.readBoolean()).isTrue();
    assertThat(KeyValueCodec.entries(in)).isEqualTo(entries);
    assertThat(KeyValueCodec.words("restore-chunk", bytes))
        .isEqualTo("restore-chunk b1, the first 2 entries");
    assertThat(
            KeyValueCodec.words(
                "restore-chunk", KeyValueCodec.restoreChunk("b1", false, entries.subList(0, 1))))
        .isEqualTo("restore-chunk b1, 1 entry");
    assertThat(KeyValueCodec.words("mark", KeyValueCodec.mark(77))).isEqualTo("mark 77");
  }

  @Test
  void aResultCutShortIsRefused() {
    byte[] whole = KeyValueCodec.result(new Versioned("value", 1, 1));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 9);
    assertThatThrownBy(() -> KeyValueCodec.decodeResult(cut))
        .isInstanceOf(UncheckedIOException.class);
  }
}
