package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.protocol.AppendRequest;
import io.atomix.protocols.raft.protocol.ConfigureRequest;
import io.atomix.protocols.raft.protocol.InstallRequest;
import io.atomix.protocols.raft.protocol.PollRequest;
import io.atomix.protocols.raft.protocol.VoteRequest;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.network.MessageSorter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows Raft's messages by the type they travel under, and the rest by a look into their bytes. */
public final class RaftMessages implements MessageSorter {
  private static final String APPEND = name("append");

  private static final Map<String, MessageKind> RAFT =
      Map.of(
          name("poll"),
          MessageKind.POLL,
          name("vote"),
          MessageKind.VOTE,
          APPEND,
          MessageKind.APPEND,
          name("install"),
          MessageKind.INSTALL,
          name("configure"),
          MessageKind.CONFIGURE,
          name("transfer"),
          MessageKind.TRANSFER);

  private static final Map<String, MessageKind> MEMBERSHIP =
      Map.of(
          name("join"), MessageKind.MEMBERSHIP,
          name("leave"), MessageKind.MEMBERSHIP,
          name("reconfigure"), MessageKind.MEMBERSHIP);

  private static String name(String suffix) {
    return RaftProtocolNamespace.PREFIX + "-" + suffix;
  }

  /** A transfer is answered when it is over, and so says nothing of the link. */
  @Override
  public boolean isRaft(String type) {
    MessageKind kind = RAFT.get(type);
    return kind != null && kind != MessageKind.TRANSFER;
  }

  @Override
  public Sorted sort(String type, byte[] payload) {
    MessageKind kind = RAFT.get(type);
    if (kind == null) {
      return new Sorted(MEMBERSHIP.getOrDefault(type, MessageKind.CLIENT), null);
    }
    Object request = RaftProtocolNamespace.SERIALIZER.decode(payload);
    if (request instanceof AppendRequest append && append.entries().isEmpty()) {
      return new Sorted(MessageKind.HEARTBEAT, append.term());
    }
    return new Sorted(kind, term(request));
  }

  private static @Nullable Long term(Object request) {
    return switch (request) {
      case PollRequest poll -> poll.term();
      case VoteRequest vote -> vote.term();
      case AppendRequest append -> append.term();
      case InstallRequest install -> install.term();
      case ConfigureRequest configure -> configure.term();
      default -> null;
    };
  }
}
