package io.lifeboat.cluster.storage;

import io.atomix.protocols.raft.storage.system.Configuration;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine's file of the configuration: a byte that says whether there is one, length, bytes. */
final class ConfigurationBytes {
  private ConfigurationBytes() {}

  /** What keeps it from being read; null when nothing does, or there is none. */
  static @Nullable String problem(Path path) throws IOException {
    try {
      ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
      if (!file.hasRemaining()) {
        return null;
      }
      byte present = file.get();
      if (present == 0) {
        return null;
      }
      if (present != 1) {
        return "begins with " + present;
      }
      int length = file.getInt();
      if (length < 1 || length > file.remaining()) {
        return length + " bytes of " + file.remaining();
      }
      byte[] bytes = new byte[length];
      file.get(bytes);
      return decodes(bytes) ? null : "cannot be decoded";
    } catch (NoSuchFileException neverStarted) {
      return null;
    } catch (BufferUnderflowException e) {
      return "too short";
    }
  }

  private static boolean decodes(byte[] bytes) {
    return EntryBytes.decode(bytes) instanceof Configuration stored
        && stored.members().stream().allMatch(member -> member.memberId().id().matches("n[1-9]"));
  }
}
