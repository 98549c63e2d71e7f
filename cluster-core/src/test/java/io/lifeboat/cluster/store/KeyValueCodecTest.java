package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class KeyValueCodecTest {

  @Test
  void resultsComeBackAsTheyWere() {
    Versioned entry = new Versioned("wert 值", 42, 7);
    assertThat(KeyValueCodec.decodeResult(KeyValueCodec.result(entry))).isEqualTo(entry);
    assertThat(KeyValueCodec.decodeResult(KeyValueCodec.result(null))).isNull();
  }

  @Test
  void aResultCutShortIsRefused() {
    byte[] whole = KeyValueCodec.result(new Versioned("value", 1, 1));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 9);
    assertThatThrownBy(() -> KeyValueCodec.decodeResult(cut))
        .isInstanceOf(UncheckedIOException.class);
  }
}
