package io.lifeboat.cluster.store;

import io.atomix.primitive.operation.OperationType;
import io.atomix.primitive.service.BackupInput;
import io.atomix.primitive.service.BackupOutput;
import io.atomix.primitive.service.Commit;
import io.atomix.primitive.service.PrimitiveService;
import io.atomix.primitive.service.ServiceContext;
import io.atomix.primitive.session.Session;
import io.atomix.primitive.session.SessionId;
import io.atomix.protocols.raft.RaftException;
import io.atomix.utils.serializer.Namespaces;
import io.atomix.utils.serializer.Serializer;
import io.atomix.utils.time.WallClockTimestamp;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key-value store as Atomix runs it on one replica. All its methods are called on the replica's
 * state thread.
 */
final class KeyValueService implements PrimitiveService {
  private static final int SNAPSHOT_VERSION = 1;

  private final KeyValueState state;
  private final Serializer serializer = Serializer.using(Namespaces.BASIC);
  private final ReplicaProbe probe;
  private long lastCommandIndex;

  KeyValueService(ReplicaProbe probe) {
    this.probe = probe;
    this.state = new KeyValueState(probe::changed);
    probe.restored(0, 0);
    probe.serves(state);
  }

  /**
   * Where memory was found changed, the engine answers that it cannot be had here now: the client
   * asks again, with the same number, until another leader answers from a sound state.
   */
  @Override
  public byte[] apply(Commit<byte[]> commit) {
    try {
      return applied(commit);
    } catch (ChangedInMemoryException e) {
      if (commit.operation().type() == OperationType.COMMAND) {
        applied(commit.index());
        probe.wrote(commit.index());
      }
      throw new RaftException.Unavailable(e);
    }
  }

  private byte[] applied(Commit<byte[]> commit) {
    DataInputStream in = KeyValueCodec.reader(commit.value());
    state.correctDigest(probe.takeCorrection());
    try {
      String key = KeyValueCodec.required(in);
      long index = commit.index();
      return switch (commit.operation().id()) {
        case "get" -> KeyValueCodec.result(state.get(key));
        case "scan" -> KeyValueCodec.result(state.scan(key));
        case "mark" -> {
          applied(index);
          probe.marked(Long.parseLong(key), () -> state.marked(index));
          yield KeyValueCodec.result(new Versioned("", index, state.size()));
        }
        case "put" ->
            written(index, probe.tamper().put(state, key, KeyValueCodec.required(in), index));
        case "compare-and-set" ->
            written(
                index,
                state.compareAndSet(
                    key, KeyValueCodec.string(in), KeyValueCodec.required(in), index));
        case "delete" -> written(index, state.delete(key));
        case "restore-chunk" -> {
          boolean first = in.readBoolean();
          List<KeyValueEntry> chunk = KeyValueCodec.entries(in);
          yield written(
              index,
              state.restoreAll(chunk, first) ? new Versioned("", index, chunk.size()) : null);
        }
        default -> throw new IllegalArgumentException("no operation " + commit.operation().id());
      };
    } catch (IOException e) {
      throw new UncheckedIOException("a command in the log cannot be read", e);
    }
  }

  private byte[] written(long index, @Nullable Versioned result) {
    applied(index);
    probe.wrote(index);
    return KeyValueCodec.result(result);
  }

  private void applied(long index) {
    lastCommandIndex = index;
    probe.applied(index, state.digest());
  }

  /** Fails before damage gets into a snapshot; the engine then keeps the log as it is. */
  @Override
  public void backup(BackupOutput output) {
    output.writeInt(SNAPSHOT_VERSION);
    output.writeLong(lastCommandIndex);
    output.writeInt(state.size());
    state.forEach(
        (key, entry) -> {
          writeBytes(output, key);
          writeBytes(output, entry.value());
          output.writeLong(entry.version());
          output.writeLong(entry.revision());
        });
  }

  @Override
  public void restore(BackupInput input) {
    int version = input.readInt();
    if (version != SNAPSHOT_VERSION) {
      throw new IllegalStateException("a snapshot of version " + version + " cannot be read");
    }
    state.clear();
    lastCommandIndex = input.readLong();
    int size = input.readInt();
    for (int i = 0; i < size; i++) {
      String key = readBytes(input);
      state.restore(key, new Versioned(readBytes(input), input.readLong(), input.readLong()));
    }
    probe.restored(lastCommandIndex, state.digest());
  }

  private static void writeBytes(BackupOutput output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.writeInt(bytes.length);
    output.writeBytes(bytes);
  }

  private static String readBytes(BackupInput input) {
    return new String(input.readBytes(input.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public Serializer serializer() {
    return serializer;
  }

  @Override
  public void init(ServiceContext context) {}

  @Override
  public void tick(WallClockTimestamp timestamp) {}

  @Override
  @SuppressWarnings("rawtypes")
  public void register(Session session) {}

  @Override
  public void expire(SessionId sessionId) {}

  @Override
  public void close(SessionId sessionId) {}
}
