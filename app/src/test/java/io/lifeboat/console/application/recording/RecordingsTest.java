package io.lifeboat.console.application.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.FakeCluster;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.state.Facts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

  @TempDir Path folder;
  private Recordings recordings;

  @BeforeEach
  void open() {
    recordings = new Recordings(folder);
  }

  @Test
  void aRunIsSummedUpFromItsFile() throws IOException {
    Path file = record(run().records());

    RecordingSummary summary = recordings.list().getFirst();
    assertThat(summary.file()).isEqualTo(file);
    assertThat(summary.end()).isEqualTo(History.End.CLOSED);
    assertThat(summary.facts()).isEqualTo(run().records().size());
    assertThat(summary.lengthMicros()).isEqualTo(run().records().getLast().atMicros());
    assertThat(summary.nodes()).isEqualTo(3);
    assertThat(summary.seed()).isEqualTo(42L);
    assertThat(summary.leaderChanges()).isEqualTo(1);
    assertThat(summary.faults()).isEqualTo(1);
    assertThat(summary.bookmarks()).isEqualTo(1);
    assertThat(summary.bytes()).isEqualTo(Files.size(file));
    assertThat(summary.startedAt()).isNotNull();
    assertThat(HistoryReader.read(file).facts()).isEqualTo(run().records());
  }

  @Test
  void itsNameTellsWhenItBeganAndItsSeed() throws IOException {
    Path first = record(run().records());
    Path second = record(run().records());

    assertThat(first.getFileName().toString())
        .matches("\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d_42\\.lifeboat");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void aCrashLeavesARecordingThatEndsAbruptly() throws IOException {
    Path file = record(run().records());
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, String.join("\n", lines.subList(0, 8)) + "\n{\"sequence\":8,\"at");

    RecordingSummary summary = recordings.summary(file);
    assertThat(summary.end()).isEqualTo(History.End.TORN);
    assertThat(summary.facts()).isEqualTo(7);
    assertThat(summary.mayGoOn()).isTrue();

    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
    assertThat(recordings.summary(file).mayGoOn()).isFalse();
  }

  @Test
  void damageAndForeignFilesAreNamedWithTheirPlace() throws IOException {
    Path file = record(run().records());
    List<String> lines = Files.readAllLines(file);
    lines.set(4, "nonsense");
    Files.write(file, lines);
    Path foreign = folder.resolve("letter.lifeboat");
    Files.writeString(foreign, "Dear Sir or Madam\n");

    RecordingSummary damaged = recordings.summary(file);
    assertThat(damaged.end()).isEqualTo(History.End.DAMAGED);
    assertThat(damaged.damage().line()).isEqualTo(5);
    assertThat(damaged.facts()).isEqualTo(3);
    assertThat(recordings.summary(foreign).damage().line()).isEqualTo(1);
    assertThat(recordings.summary(foreign).damage().message()).contains("a history begins with");
  }

  @Test
  void theOldestMakeRoomButNotThoseWithABookmarkOrATitle() throws IOException {
    List<FactRecord> plain = Facts.healthy(3).records();
    Path marked = old("2026-01-01_00-00-00_1", run().records());
    Path titled = old("2026-01-02_00-00-00_1", plain);
    recordings.entitle(titled, "The night shift");
    Path oldest = old("2026-01-03_00-00-00_1", plain);
    Path later = old("2026-01-04_00-00-00_1", plain);
    long used = 0;
    for (Path file : List.of(marked, titled, oldest, later)) {
      used += Files.size(file);
    }
    Recordings small =
        new Recordings(folder, used + 9_999, 10_000, InstantSource.fixed(NOON.plusSeconds(99_999)));

    small.begin(new FakeCluster()).close();

    assertThat(oldest).doesNotExist();
    assertThat(later).exists();
    assertThat(marked).exists();
    assertThat(titled).exists();
    assertThat(small.deleted())
        .singleElement()
        .asString()
        .contains(oldest.getFileName().toString());
  }

  @Test
  void whatMayStillGoOnIsNotDeleted() throws IOException {
    Path going = record(run().pause(1).records().subList(0, 9));
    List<String> lines = Files.readAllLines(going);
    Files.writeString(going, String.join("\n", lines.subList(0, 8)) + "\n");
    Recordings small = new Recordings(folder, 1, 1_000, InstantSource.system());

    small.begin(new FakeCluster()).close();

    assertThat(going).exists();
    assertThat(small.deleted()).isEmpty();
  }

  @Test
  void exportCopiesTheNotesTooAndReplacesNothing() throws IOException {
    Path file = record(run().records());
    SideNotes.NONE.plus(new SideNote(5_000, "look here", true)).keep(file);
    Path copy = folder.resolve("elsewhere.lifeboat");

    recordings.export(file, copy);

    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(SideNotes.of(copy).notes()).containsExactly(new SideNote(5_000, "look here", true));
    assertThatThrownBy(() -> recordings.export(file, copy))
        .isInstanceOf(FileAlreadyExistsException.class);

    recordings.delete(copy);
    assertThat(copy).doesNotExist();
    assertThat(SideNotes.beside(copy)).doesNotExist();
    assertThat(file).exists();
  }

  @Test
  void notesAreKeptInOrderAndForeignOnesRefused() throws IOException {
    Path file = folder.resolve("a.lifeboat");
    SideNotes notes =
        SideNotes.NONE.plus(new SideNote(9, "later", false)).plus(new SideNote(1, "first", true));
    notes.withTitle("  Drill 3 ").keep(file);

    SideNotes read = SideNotes.of(file);
    assertThat(read.title()).isEqualTo("Drill 3");
    assertThat(read.notes()).extracting(SideNote::text).containsExactly("first", "later");

    Files.writeString(SideNotes.beside(file), "{\"lifeboatNotes\":7,\"title\":\"\",\"notes\":[]}");
    assertThatThrownBy(() -> SideNotes.of(file)).hasMessageContaining("version");
    Files.writeString(SideNotes.beside(file), "[]", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(() -> SideNotes.of(file)).isInstanceOf(IOException.class);
  }

  @Test
  void placesOfTheMachineAreTakenOut() {
    Redaction redaction =
        Redaction.of(Map.of(Path.of("/home/kim"), "home", Path.of("/home/kim/run 1"), "data"));

    assertThat(redaction.apply("{\"detail\":\"/home/kim/run 1/n1/x.log: no space\"}"))
        .isEqualTo("{\"detail\":\"‹data›/n1/x.log: no space\"}");
    assertThat(redaction.apply("{\"detail\":\"/home/kim/other\"}"))
        .isEqualTo("{\"detail\":\"‹home›/other\"}");
    assertThat(redaction.apply("{\"do\":\"verify-backup\",\"name\":\"/mnt/kims/b1\"}"))
        .isEqualTo("{\"do\":\"verify-backup\",\"name\":\"‹elsewhere›/b1\"}");
    assertThat(redaction.apply("{\"detail\":\"there is no backup /mnt/kims/b1\"}"))
        .isEqualTo("{\"detail\":\"there is no backup ‹elsewhere›/b1\"}");
    assertThat(redaction.apply("{\"name\":\"n1/n2\"}")).isEqualTo("{\"name\":\"n1/n2\"}");
  }

  private static Facts run() {
    return Facts.healthy(3)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null)
        .killed(1)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.VERIFIED, null)
        .ready(2, 2)
        .requested("c1", new LogbookCommand.WriteNote("a remark", false))
        .requested("c2", new LogbookCommand.WriteNote("here", true));
  }

  private Path record(List<FactRecord> facts) throws IOException {
    FakeCluster cluster = new FakeCluster();
    try (Recorder recorder = recordings.begin(cluster)) {
      cluster.tell(facts);
      return recorder.file();
    }
  }

  private Path old(String name, List<FactRecord> facts) throws IOException {
    Path file = folder.resolve(name + Recordings.SUFFIX);
    Files.move(record(facts), file);
    return file;
  }
}
