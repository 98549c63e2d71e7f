package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is done to one record, the scanner finds it, at the index where it was done. */
class ScannerPropertiesTest {
  private static final int BILLION = 1_000_000_000;
  private static Path original;
  private static Path equalLengths;
  private static List<RecordPlaces.Place> places;
  private Path node;

  @BeforeContainer
  static void write() throws IOException {
    original = Files.createTempDirectory("scanner-original");
    TestJournal.write(original);
    places = RecordPlaces.of(original);
    equalLengths = Files.createTempDirectory("scanner-equal");
    try (TestJournal journal = new TestJournal(equalLengths)) {
      journal.put(3, 300, 30, 30);
      journal.vote(3, "n2");
    }
  }

  @AfterContainer
  static void remove() throws IOException {
    delete(original);
    delete(equalLengths);
  }

  @BeforeTry
  void create() throws IOException {
    node = Files.createTempDirectory("scanner");
  }

  @AfterTry
  void removeCopy() throws IOException {
    delete(node);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 400, afterFailure = AfterFailureMode.RANDOM_SEED)
  void anyOneFlippedBitInAnyRecordIsFound(
      @ForAll @IntRange(max = BILLION) int which, @ForAll @IntRange(max = BILLION) int bit)
      throws IOException {
    flipOneBit(original, places.get(which % places.size()), bit);
  }

  @Property(tries = 300, afterFailure = AfterFailureMode.RANDOM_SEED)
  void alsoWhenAllRecordsAreOfOneLength(
      @ForAll @IntRange(max = BILLION) int which, @ForAll @IntRange(max = 63) int bitOfHeader)
      throws IOException {
    List<RecordPlaces.Place> equal = RecordPlaces.of(equalLengths);
    flipOneBit(equalLengths, equal.get(which % equal.size()), bitOfHeader);
  }

  private void flipOneBit(Path from, RecordPlaces.Place place, int bit) throws IOException {
    TestJournal.copy(from, node);
    long records = RecordPlaces.of(from).size();
    int at = (int) (bit % (place.bytes() * 8));
    flip(node.resolve(place.file().getFileName()), place.offset() + at / 8, at % 8);
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(result.findings()).hasSize(1);
    Finding finding = result.findings().getFirst();
    assertThat(finding.kind()).isEqualTo(FindingKind.CORRUPT_RECORD);
    assertThat(finding.index()).isEqualTo(place.index());
    assertThat(finding.offset()).isEqualTo(place.offset());
    assertThat(finding.length()).isEqualTo(place.bytes());
    assertThat(finding.hidden()).isEqualTo(records - place.index());
    assertThat(result.records()).isEqualTo(records - 1);
    assertThat(result.readableIndex()).isEqualTo(place.index() - 1);
  }

  @Property(tries = 200, afterFailure = AfterFailureMode.RANDOM_SEED)
  void manyFlippedBitsInAnyRecordAreFound(
      @ForAll @IntRange(max = BILLION) int which,
      @ForAll @IntRange(min = 2, max = 40) int bits,
      @ForAll long seed)
      throws IOException {
    TestJournal.copy(original, node);
    RecordPlaces.Place place = places.get(which % places.size());
    Damage damage =
        FileCorruptor.flip(node, FileCorruptor.Choice.record(place.index()), bits, seed);
    assertThat(damage.changedBits()).isEqualTo(bits);
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    boolean isLast = place.index() == places.size();
    assertThat(result.verdict())
        .isIn(ScanVerdict.DAMAGED, isLast ? ScanVerdict.TORN_TAIL : ScanVerdict.DAMAGED);
    assertThat(result.findings().getFirst().index()).isEqualTo(place.index());
  }

  @Property(tries = 200, afterFailure = AfterFailureMode.RANDOM_SEED)
  void anyFlippedBitOfAnyFileIsFoundOnceItWasSealed(
      @ForAll @IntRange(max = BILLION) int file, @ForAll @IntRange(max = BILLION) int bit)
      throws IOException {
    TestJournal.copy(original, node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.snapshot(400, true);
    }
    Files.writeString(
        node.resolve("n1.vote"), "lifeboat-vote 1\nterm 3\ncandidate n2\ncrc32c d290d7a4\n");
    assertThat(Sealing.stopped(node, Sealing.Known.NOTHING).sealed()).isTrue();
    assertThat(JournalScanner.scan(node, ScanOptions.stopped()).verdict())
        .isEqualTo(ScanVerdict.SOUND);
    List<String> names = List.copyOf(TestJournal.hashes(node).keySet());
    String name = names.get(file % names.size());
    long bytes = name.endsWith(".log") ? SegmentHeader.BYTES : Files.size(node.resolve(name));
    long at = bit % (bytes * 8);
    flip(node.resolve(name), at / 8, (int) (at % 8));
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(result.verdict()).as(name).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(result.findings()).as(name).anyMatch(finding -> finding.file().equals(name));
  }

  @Property(tries = 200, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aCutAnywhereIsFoundOnceItWasSealed(
      @ForAll @IntRange(max = BILLION) int which, @ForAll @IntRange(max = BILLION) int where)
      throws IOException {
    TestJournal.copy(original, node);
    Sealing.stopped(node, Sealing.Known.NOTHING);
    List<NodeFiles.Numbered> segments = NodeFiles.list(node).segments();
    Path file = segments.get(which % segments.size()).file();
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(where % cut.length());
    }
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(result.verdict())
        .as("%s at %d: %s", file, where, result)
        .isIn(ScanVerdict.DAMAGED, ScanVerdict.TORN_TAIL);
    if (result.verdict() == ScanVerdict.TORN_TAIL) {
      assertThat(result.lastIndex()).as("nothing is lost").isEqualTo(places.size());
    }
  }

  @Property(tries = 100, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aCutOfTheLastFileLeavesATornTailOrAShorterLog(@ForAll @IntRange(max = BILLION) int where)
      throws IOException {
    TestJournal.copy(original, node);
    Path file = NodeFiles.list(node).segments().getLast().file();
    long end = places.getLast().offset() + places.getLast().bytes();
    long length = SegmentHeader.BYTES + where % (end - SegmentHeader.BYTES);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(length);
    }
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(result.verdict())
        .isIn(length % 1024 == 0 ? ScanVerdict.DAMAGED : ScanVerdict.TORN_TAIL);
    assertThat(result.lastIndex()).isLessThan(places.size());
  }

  private static void flip(Path file, long offset, int bit) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int value = bytes.read();
      bytes.seek(offset);
      bytes.write(value ^ (1 << bit));
    }
  }
}
