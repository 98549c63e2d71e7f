package io.lifeboat.console.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** How much is logged; what is always logged is in logback.xml. */
final class Logging {
  private Logging() {}

  /** Lifts what holds the engine's loggers down. */
  static void verbose() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger("io.atomix").setLevel(Level.INFO);
      context.getLogger("io.netty").setLevel(Level.INFO);
      context.getLogger("io.lifeboat").setLevel(Level.DEBUG);
    }
  }
}
