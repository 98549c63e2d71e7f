package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.PolicySource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaError;

/**
 * A source for LuaJ's compiler, which takes the end of a file for white space: after {@code \z} in
 * a text it would look for the text's end for ever. It is told so when it reads on and on.
 */
final class SourceStream extends InputStream {
  private static final int MAX_READS_AT_END = 1_000;

  private final byte[] bytes;
  private final String chunk;
  private int position;
  private int line = 1;
  private int readsAtEnd;

  /**
   * @param chunk what the compiler calls the source in its messages
   */
  SourceStream(PolicySource source, String chunk) {
    this.bytes = source.text().getBytes(StandardCharsets.UTF_8);
    this.chunk = chunk;
  }

  /** The line the compiler has read up to. */
  int line() {
    return line;
  }

  @Override
  public int read() {
    if (position < bytes.length) {
      int read = bytes[position++] & 0xFF;
      if (read == '\n') {
        line++;
      }
      return read;
    }
    if (++readsAtEnd > MAX_READS_AT_END) {
      throw new LuaError(chunk + ":" + line + ": unfinished string");
    }
    return -1;
  }

  /** One byte at a time, as the compiler reads. */
  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    int read = read();
    if (read < 0) {
      return -1;
    }
    into[from] = (byte) read;
    return 1;
  }
}
