package io.lifeboat.console.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  private static final long FILE_BYTES = 4_096;

  @TempDir private Path directory;
  private final List<LogFiles> opened = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (LogFiles files : opened) {
      files.close();
    }
  }

  @Test
  void keepsOwnInformationInTheFileOnly() throws IOException {
    LoggerContext context = context();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(ch.qos.logback.classic.Level.WARN);
    ListAppender<ILoggingEvent> terminal = new ListAppender<>();
    terminal.start();
    root.addAppender(terminal);
    keep(context);

    context.getLogger("io.lifeboat.console").info("worth knowing later");
    context.getLogger("io.lifeboat.console").error("LB-001: worth knowing now");
    context.getLogger("io.elsewhere").info("not worth knowing");

    assertThat(Files.readString(directory.resolve("console.log")))
        .contains("worth knowing later", "LB-001: worth knowing now")
        .doesNotContain("not worth");
    assertThat(terminal.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("LB-001: worth knowing now");
  }

  @Test
  void neverGrowsBeyondItsBound() throws IOException {
    LoggerContext context = context();
    keep(context);
    for (int i = 0; i < 2_000; i++) {
      context.getLogger("io.lifeboat").warn("line {} of a long story", i);
    }

    assertThat(directory.resolve("console." + LogFiles.OLDER_FILES + ".log")).exists();
    long sum = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(Files.size(file)).isLessThan(FILE_BYTES + 200);
        sum += Files.size(file);
      }
    }
    assertThat(sum).isLessThan((LogFiles.OLDER_FILES + 1) * (FILE_BYTES + 200));
    assertThat(Files.readString(directory.resolve("console.log"))).contains("line 1999");
  }

  @Test
  void consolesAtTheSameTimeDoNotShareAFile() throws IOException {
    for (int i = 1; i <= 4; i++) {
      LoggerContext context = context();
      assertThat(keep(context)).isNotNull();
      context.getLogger("io.lifeboat").warn("console {}", i);
    }

    assertThat(LogFiles.keepIn(directory, context(), FILE_BYTES)).isNull();
    assertThat(Files.readString(directory.resolve("console.log"))).contains("console 1");
    assertThat(Files.readString(directory.resolve("console-2.log"))).contains("console 2");
    opened.removeFirst().close();
    assertThat(keep(context())).isNotNull();
  }

  private static LoggerContext context() {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    return context;
  }

  private LogFiles keep(LoggerContext context) throws IOException {
    LogFiles files = LogFiles.keepIn(directory, context, FILE_BYTES);
    opened.add(files);
    return files;
  }
}
