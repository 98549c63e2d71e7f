package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.FindingKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside a node's log and has no checksum of the engine's: snapshots, the term and the
 * vote, the configuration. Checked for what cannot be, and against what was sealed.
 */
final class SideFiles {
  private final NodeFiles files;
  private final @Nullable Seals seals;
  private final Findings findings;
  private final boolean running;
  private long snapshotIndex;

  SideFiles(NodeFiles files, @Nullable Seals seals, Findings findings, boolean running) {
    this.files = files;
    this.seals = seals;
    this.findings = findings;
    this.running = running;
  }

  /**
   * @param lastTerm of the log, null when it is not known
   * @param hasEntries whether the log has any, so that the node must have been in a term
   */
  void check(@Nullable Long lastTerm, boolean hasEntries) throws IOException {
    for (NodeFiles.Numbered snapshot : files.snapshots()) {
      snapshot(snapshot);
    }
    vote(lastTerm, hasEntries);
    configuration();
    if (seals != null && seals.stopped()) {
      missing(seals);
    }
  }

  /** The highest index a sound and complete snapshot covers; 0 when there is none. */
  long snapshotIndex() {
    return snapshotIndex;
  }

  private void snapshot(NodeFiles.Numbered named) throws IOException {
    SnapshotHeader header = SnapshotHeader.read(named.file());
    String changed = changed(named.file());
    if (changed != null) {
      findings.add(
          FilePart.SNAPSHOT, FindingKind.BAD_SNAPSHOT, named.name(), changed, sealed(named.file()));
    } else if (header == null || header.contradicts(named.number())) {
      findings.add(
          FilePart.SNAPSHOT,
          FindingKind.BAD_SNAPSHOT,
          named.name(),
          header == null ? "too short" : header.words(),
          "version 1, index " + named.number());
    } else if (!header.complete()) {
      if (!running) {
        findings.add(
            FilePart.SNAPSHOT,
            FindingKind.INCOMPLETE_SNAPSHOT,
            named.name(),
            header.words(),
            "complete");
      }
    } else {
      snapshotIndex = Math.max(snapshotIndex, header.index());
    }
  }

  private void vote(@Nullable Long lastTerm, boolean hasEntries) throws IOException {
    TermFiles kept = TermFiles.read(files);
    String meta = files.meta().getFileName().toString();
    String own = files.promise().getFileName().toString();
    if (kept.promiseIsDamaged()) {
      findings.add(
          FilePart.VOTE, FindingKind.BAD_VOTE, own, "not as it was written", "a sound checksum");
    }
    String changed = changed(files.meta());
    if (changed != null) {
      findings.add(FilePart.VOTE, FindingKind.BAD_VOTE, meta, changed, sealed(files.meta()));
    } else if (!kept.metaExists()) {
      if (hasEntries) {
        findings.add(FilePart.VOTE, FindingKind.LOST_VOTE, meta, "no file", "a term");
      }
    } else if (kept.metaIsImpossible()) {
      findings.add(FilePart.VOTE, FindingKind.BAD_VOTE, meta, kept.words(), "a term and a vote");
    } else if (lastTerm != null && kept.term() < lastTerm) {
      findings.add(
          FilePart.VOTE,
          FindingKind.LOST_VOTE,
          meta,
          kept.words(),
          "term " + lastTerm + " or later: the log has entries of it");
    } else if (kept.term() < kept.promisedTerm()) {
      findings.add(
          FilePart.VOTE,
          FindingKind.LOST_VOTE,
          meta,
          kept.words(),
          "term " + kept.promisedTerm() + " or later: the node voted in it");
    } else if (kept.votesDiffer()) {
      findings.add(
          FilePart.VOTE, FindingKind.BAD_VOTE, meta, kept.words(), "a vote for " + kept.promised());
    }
    String ownChanged = changed(files.promise());
    if (ownChanged != null && !kept.promiseIsDamaged()) {
      findings.add(
          FilePart.VOTE,
          FindingKind.CHANGED_SINCE_SEALED,
          own,
          ownChanged,
          sealed(files.promise()));
    }
  }

  private void configuration() throws IOException {
    Path file = files.configuration();
    String name = file.getFileName().toString();
    String changed = changed(file);
    if (changed != null) {
      findings.add(
          FilePart.CONFIGURATION, FindingKind.BAD_CONFIGURATION, name, changed, sealed(file));
      return;
    }
    String problem = ConfigurationBytes.problem(file);
    if (problem != null) {
      findings.add(
          FilePart.CONFIGURATION,
          FindingKind.BAD_CONFIGURATION,
          name,
          problem,
          "members that can be read");
    }
  }

  /** What a file is instead of what was sealed; null when it is that, or was not sealed. */
  private @Nullable String changed(Path file) throws IOException {
    Seals.Whole seal = seals == null ? null : seals.file(file.getFileName().toString());
    if (seal == null || !Files.exists(file)) {
      return null;
    }
    Seals.Whole now = FileHash.of(file);
    return now.equals(seal) ? null : words(now);
  }

  private String sealed(Path file) {
    Seals.Whole seal = seals == null ? null : seals.file(file.getFileName().toString());
    return seal == null ? "" : words(seal);
  }

  private static String words(Seals.Whole file) {
    return file.bytes() + " bytes, SHA-256 " + file.sha256();
  }

  private void missing(Seals sealed) {
    for (Seals.Whole seal : sealed.files()) {
      if (Files.exists(files.directory().resolve(seal.file()))) {
        continue;
      }
      String name = seal.file();
      if (name.endsWith(".snapshot")) {
        findings.add(FilePart.SNAPSHOT, FindingKind.BAD_SNAPSHOT, name, "no file", words(seal));
      } else if (name.endsWith(".conf")) {
        findings.add(
            FilePart.CONFIGURATION, FindingKind.BAD_CONFIGURATION, name, "no file", words(seal));
      } else if (name.endsWith(".vote")) {
        findings.add(FilePart.VOTE, FindingKind.LOST_VOTE, name, "no file", words(seal));
      }
    }
  }

  /** What a snapshot's file begins with, as {@code SnapshotDescriptor} of Atomix lays it out. */
  record SnapshotHeader(
      long index, int version, boolean complete, boolean restIsZero, int length, long fileBytes) {
    static final int BYTES = 64;
    private static final int VERSION = 1;

    static @Nullable SnapshotHeader read(Path file) throws IOException {
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(BYTES + Integer.BYTES);
        if (bytes.length < BYTES + Integer.BYTES) {
          return null;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        long index = header.getLong();
        header.getLong(); // when it was taken
        int version = header.getInt();
        byte locked = header.get();
        boolean zero = locked == 0 || locked == 1;
        while (header.position() < BYTES) {
          zero &= header.get() == 0;
        }
        return new SnapshotHeader(
            index, version, locked == 1, zero, header.getInt(), Files.size(file));
      } catch (NoSuchFileException compactedMeanwhile) {
        return null;
      }
    }

    boolean contradicts(long indexInName) {
      return index != indexInName
          || version != VERSION
          || !restIsZero
          || length < 0
          || BYTES + Integer.BYTES + (long) length > fileBytes;
    }

    String words() {
      return "version "
          + version
          + ", index "
          + index
          + ", "
          + length
          + " bytes of "
          + fileBytes
          + (complete ? ", complete" : ", not complete");
    }
  }
}
