package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.storage.Damage;
import io.lifeboat.cluster.storage.FileCorruptor;
import io.lifeboat.cluster.storage.RecordPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Changes bytes in files of nodes, whether they run or not. Which record is chosen follows from the
 * cluster's seed; it is one that is committed, so that the damage is to something that counts.
 */
final class FileFaults {
  private static final int MOST_BITS = 64;

  private final ClusterSite site;
  private final FaultDesk faults;
  private final SoundCopies copies;
  private final Random random;

  FileFaults(ClusterSite site, FaultDesk faults, SoundCopies copies) {
    this.site = site;
    this.faults = faults;
    this.copies = copies;
    this.random = new Random(site.config.seed());
  }

  CompletableFuture<Outcome> damage(
      CommandId id, NodeSlot slot, NemesisCommand.DamageFiles command) {
    if (command.index() < 0 || command.bits() > MOST_BITS || command.bits() < 0) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "expected an index of 0 or more and at most 64 bits");
    }
    if (slot.status == NodeStatus.REMOVED || slot.status == NodeStatus.STARTING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " has no files, or is opening them");
    }
    if (!command.evenIfLast() && !copies.mayDamage(slot.node, site.members())) {
      return Outcomes.done(
          FailReason.UNSAFE,
          "fewer than a majority of sound copies would be left; ask for it even so to do it");
    }
    copies.damaged(slot.node);
    ActiveFault fault = faults.open(FaultKind.FILES, List.of(slot.node), id, 0, new Momentary());
    faults.runs(fault);
    long committed = committed();
    long seed = random.nextLong();
    Path directory = site.data.of(slot.node);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    CompletableFuture.supplyAsync(() -> inflict(directory, command, committed, seed))
        .whenComplete(
            (damage, error) -> site.run(() -> result.complete(told(id, fault, damage, error))));
    return result;
  }

  /** The highest index that is known to be committed; 0 when nobody runs who could tell. */
  private long committed() {
    return site.slots().stream().mapToLong(slot -> slot.report().commitIndex()).max().orElse(0);
  }

  private Outcome told(
      CommandId id, ActiveFault fault, @Nullable Damage damage, @Nullable Throwable error) {
    if (error != null || damage == null) {
      String why = error == null ? "nothing changed" : Outcomes.messageOf(error);
      faults.failed(fault.id(), why, id);
      return new Outcome.Fail(FailReason.ENGINE, why);
    }
    String evidence =
        damage.file().getFileName()
            + (damage.index() == null ? "" : ", index " + damage.index())
            + ", from byte "
            + damage.offset()
            + ": "
            + damage.changedBits()
            + " of "
            + damage.length() * Byte.SIZE
            + " bits differ, read back";
    faults.verified(fault.id(), evidence);
    faults.completed(fault.id(), null, id);
    return new Outcome.Ok(evidence);
  }

  private static Damage inflict(
      Path directory, NemesisCommand.DamageFiles command, long committed, long seed) {
    try {
      Damage damage = act(directory, command, committed, seed);
      if (damage.changedBits() == 0 || !damage.isThere()) {
        throw new IOException(
            damage.file().getFileName() + " reads as before from byte " + damage.offset() + " on");
      }
      return damage;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static Damage act(
      Path directory, NemesisCommand.DamageFiles command, long committed, long seed)
      throws IOException {
    FileDamage kind = command.damage();
    int bits = Math.max(1, command.bits());
    return switch (kind) {
      case FLIP_BITS ->
          FileCorruptor.flip(directory, choice(directory, command, committed, seed), bits, seed);
      case TRUNCATE_TAIL -> FileCorruptor.tearTail(directory, seed);
      case ZERO_PAGE ->
          FileCorruptor.zeroPage(directory, choice(directory, command, committed, seed), seed);
      case MISDIRECT_RECORD -> {
        long over = chosen(directory, command, committed, seed);
        yield FileCorruptor.misdirect(directory, other(directory, over, committed, seed), over);
      }
      case CORRUPT_SNAPSHOT ->
          FileCorruptor.damageSnapshot(
              directory,
              new Random(seed).nextInt(4) == 0
                  ? FileCorruptor.SnapshotPlace.HEADER
                  : FileCorruptor.SnapshotPlace.CONTENT,
              seed);
      case CORRUPT_HEADER -> FileCorruptor.damageHeader(directory, seed);
      case CORRUPT_VOTE -> FileCorruptor.damageEngineVote(directory, seed);
    };
  }

  private static FileCorruptor.Choice choice(
      Path directory, NemesisCommand.DamageFiles command, long committed, long seed)
      throws IOException {
    return FileCorruptor.Choice.record(chosen(directory, command, committed, seed));
  }

  private static long chosen(
      Path directory, NemesisCommand.DamageFiles command, long committed, long seed)
      throws IOException {
    if (command.index() > 0) {
      return command.index();
    }
    List<RecordPlaces.Place> places = committed(directory, committed);
    return places.get(new Random(seed).nextInt(places.size())).index();
  }

  /** Another record, of the same length if there is one: that one looks as if it were right. */
  private static long other(Path directory, long over, long committed, long seed)
      throws IOException {
    List<RecordPlaces.Place> places =
        committed(directory, committed).stream().filter(place -> place.index() != over).toList();
    long bytes =
        RecordPlaces.of(directory).stream()
            .filter(place -> place.index() == over)
            .mapToLong(RecordPlaces.Place::bytes)
            .findFirst()
            .orElse(0);
    List<RecordPlaces.Place> alike =
        places.stream().filter(place -> place.bytes() == bytes).toList();
    List<RecordPlaces.Place> from = alike.isEmpty() ? places : alike;
    if (from.isEmpty()) {
      throw new IOException("there is only one record");
    }
    return from.get(new Random(seed).nextInt(from.size())).index();
  }

  private static List<RecordPlaces.Place> committed(Path directory, long committed)
      throws IOException {
    List<RecordPlaces.Place> places =
        RecordPlaces.of(directory).stream()
            .filter(place -> committed == 0 || place.index() <= committed)
            .toList();
    if (places.isEmpty()) {
      throw new IOException("there is no record that is committed");
    }
    return places;
  }

  /** Bytes stay as they are until they are repaired. */
  private static final class Momentary implements FaultDesk.Injection {
    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return null;
    }
  }
}
