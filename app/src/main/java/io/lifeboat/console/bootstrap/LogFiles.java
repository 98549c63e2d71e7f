package io.lifeboat.console.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the console logs is also kept in files that take turns, so that they never grow beyond a
 * bound. Consoles that run at the same time have files of their own.
 */
public final class LogFiles implements AutoCloseable {
  static final int OLDER_FILES = 4;
  private static final long FILE_BYTES = 1 << 20;
  private static final int CONSOLES = 4;
  private static final String OWN = "io.lifeboat";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24}: %msg%n";

  private static final org.slf4j.Logger log = LoggerFactory.getLogger(LogFiles.class);

  private final RollingFileAppender<ILoggingEvent> appender;
  private final FileChannel lock;

  private LogFiles(RollingFileAppender<ILoggingEvent> appender, FileChannel lock) {
    this.appender = appender;
    this.lock = lock;
  }

  /** Keeps the log of this process in this directory from now on, if that can be done. */
  public static void keepIn(Path directory) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      try {
        if (keepIn(directory, context, FILE_BYTES) == null) {
          log.warn("{} consoles keep logs in {}; this one does not", CONSOLES, directory);
        }
      } catch (IOException e) {
        log.warn("No log is kept in {}", directory, e);
      }
    }
  }

  /**
   * The same.
   *
   * @param fileBytes what one file may hold, and a line more
   * @return null when every name is taken by a console that runs
   */
  static @Nullable LogFiles keepIn(Path directory, LoggerContext context, long fileBytes)
      throws IOException {
    Files.createDirectories(directory);
    for (int i = 1; i <= CONSOLES; i++) {
      String name = i == 1 ? "console" : "console-" + i;
      FileChannel lock = taken(directory.resolve(name + ".lock"));
      if (lock != null) {
        LogFiles files =
            new LogFiles(appender(directory.resolve(name).toString(), context, fileBytes), lock);
        attach(files.appender, context);
        return files;
      }
    }
    return null;
  }

  /** Holds a file that nobody else holds, or nothing. It is let go of when the process ends. */
  private static @Nullable FileChannel taken(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      log.debug("{} is held by this process", file, e);
      lock = null;
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static RollingFileAppender<ILoggingEvent> appender(
      String name, LoggerContext context, long fileBytes) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();

    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(name + ".%i.log");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLDER_FILES);

    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(fileBytes));
    // Looked at for every line: otherwise a minute of errors would not be bounded.
    size.setCheckIncrement(Duration.buildByMilliseconds(0));

    appender.setContext(context);
    appender.setName("file");
    appender.setFile(name + ".log");
    appender.setEncoder(encoder);
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(size);
    rolling.start();
    size.start();
    appender.start();
    return appender;
  }

  /** The file also has what is only worth knowing later; standard error has not. */
  private static void attach(Appender<ILoggingEvent> file, LoggerContext context) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = context.getLogger(OWN);
    if (own.getLevel() == null) {
      Iterator<Appender<ILoggingEvent>> others = root.iteratorForAppenders();
      while (others.hasNext()) {
        ThresholdFilter asBefore = new ThresholdFilter();
        asBefore.setLevel(root.getEffectiveLevel().toString());
        asBefore.start();
        others.next().addFilter(asBefore);
      }
      own.setLevel(Level.INFO);
    }
    root.addAppender(file);
  }

  @Override
  public void close() throws IOException {
    appender.stop();
    lock.close();
  }
}
