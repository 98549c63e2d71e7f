package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.scenario.BadReportException;
import io.lifeboat.cluster.scenario.ComparisonReader;
import io.lifeboat.cluster.scenario.ComparisonReport;
import io.lifeboat.console.application.policy.PolicyFiles;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reports of comparisons in files. What is none is refused before it is taken for one. */
final class ReportFiles {
  private static final String SUFFIX = ".json";

  private ReportFiles() {}

  /** A file was refused, and why. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    RefusedException(Text why, Throwable cause) {
      super(why.toString(), cause);
      this.why = why;
    }

    RefusedException(Text why) {
      super(why.toString());
      this.why = why;
    }

    Text why() {
      return why;
    }
  }

  static ComparisonReport read(Path file) throws RefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      return ComparisonReader.read(in);
    } catch (BadReportException e) {
      throw new RefusedException(
          Text.of(ComparisonMsg.FILE_NO_REPORT, name(file), String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new RefusedException(Text.of(ComparisonMsg.FILE_UNREADABLE, name(file), reason(e)), e);
    }
  }

  /** Writes it, as a whole or not at all, with the ending of such files. */
  static Path write(ComparisonReport report, Path chosen) throws RefusedException {
    Path file = target(chosen);
    try {
      PolicyFiles.replace(file, report.toJson());
      return file;
    } catch (IOException e) {
      throw new RefusedException(Text.of(ComparisonMsg.FILE_NOT_WRITTEN, name(file), reason(e)), e);
    }
  }

  private static Path target(Path chosen) throws RefusedException {
    if (name(chosen).toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
      return chosen;
    }
    Path file = chosen.resolveSibling(name(chosen) + SUFFIX);
    if (Files.exists(file)) {
      // Nobody was asked whether this one may be replaced.
      throw new RefusedException(Text.of(ComparisonMsg.FILE_EXISTS, name(file)));
    }
    return file;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Text reason(IOException e) {
    return e instanceof NoSuchFileException
        ? Text.of(ComparisonMsg.FILE_MISSING)
        : Text.of(
            ComparisonMsg.FILE_REASON,
            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
