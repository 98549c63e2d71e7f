package io.lifeboat.cluster.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file that a person wrote, read no further than such files go. */
public final class JsonText {
  private JsonText() {}

  /**
   * All of the stream as text.
   *
   * @param file how mistakes name it
   * @throws BadScenarioException when it is longer, or no UTF-8
   */
  public static String read(String file, InputStream in, int mostKib)
      throws IOException, BadScenarioException {
    int most = mostKib * 1024;
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      String size = mostKib % 1024 == 0 ? mostKib / 1024 + " MiB" : mostKib + " KiB";
      throw new BadScenarioException(file, 1, 1, "expected at most " + size + " of JSON");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      BadScenarioException bad = new BadScenarioException(file, 1, 1, "expected text in UTF-8");
      bad.initCause(e);
      throw bad;
    }
  }
}
