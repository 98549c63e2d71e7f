package io.lifeboat.console.cli;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.recovery.BackupDamagedException;
import io.lifeboat.cluster.recovery.BackupFolder;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/**
 * Puts a backup into a fresh cluster: starts one in an empty directory, without any load, restores
 * through its log as the console does, and ends it in good order. Nothing is started before the
 * backup was found sound.
 */
final class RestoreCommand {
  static final String DATA = "--data";
  static final String NODES = "--nodes";
  private static final int MAX_NODES = 9;
  private static final long START_LIMIT_S = 60;
  private static final long RESTORE_LIMIT_S = 3_600;

  private final Function<ClusterConfig, ? extends Cluster> clusters;
  private final Terminal terminal;
  private final Messages messages;

  RestoreCommand(
      Function<ClusterConfig, ? extends Cluster> clusters, Terminal terminal, Messages messages) {
    this.clusters = clusters;
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed, long seed) throws UserMistakeException {
    String asked = parsed.matchedPositionalValue(0, "");
    String data = Grammar.text(parsed, DATA);
    if (data == null) {
      throw new UserMistakeException(CliMsg.MISTAKE_MISSING, DATA + " DIR");
    }
    int nodes = Grammar.number(parsed, NODES, 1, MAX_NODES, ClusterConfig.DEFAULT_SIZE);
    Path backup = Path.of(asked);
    if (!Files.isDirectory(backup)) {
      throw new UserMistakeException(CliMsg.MISTAKE_DATA_NOT_A_DIRECTORY, asked);
    }
    Path directory = Path.of(data).toAbsolutePath().normalize();
    try {
      demandEmpty(directory, data);
      backup = backup.toRealPath();
      BackupInfo info = BackupFolder.verify(backup);
      ClusterConfig config =
          ClusterConfig.defaults(seed)
              .withSize(nodes)
              .withDataDirectory(directory)
              .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
      return restored(backup, config, info, data);
    } catch (BackupDamagedException e) {
      terminal
          .err()
          .println(messages.get(CliMsg.RESTORE_REFUSED, asked, e.file(), BackupCommand.what(e)));
      return ExitCode.BROKEN;
    } catch (IOException e) {
      throw BackupCommand.unreadable(asked, e);
    }
  }

  private static void demandEmpty(Path directory, String data)
      throws IOException, UserMistakeException {
    if (Files.notExists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new UserMistakeException(CliMsg.MISTAKE_DATA_NOT_A_DIRECTORY, data);
    }
    try (Stream<Path> held = Files.list(directory)) {
      if (held.findAny().isPresent()) {
        throw new UserMistakeException(CliMsg.MISTAKE_NOT_EMPTY, data);
      }
    }
  }

  private int restored(Path backup, ClusterConfig config, BackupInfo info, String data) {
    try (Cluster cluster = clusters.apply(config)) {
      CompletableFuture<Void> ready = new CompletableFuture<>();
      cluster.subscribe(
          record -> {
            if (record.fact() instanceof Fact.LeaderReady) {
              ready.complete(null);
            }
          });
      cluster.start().toCompletableFuture().get(START_LIMIT_S, TimeUnit.SECONDS);
      ready.get(START_LIMIT_S, TimeUnit.SECONDS);
      Outcome outcome =
          cluster
              .submit(new OperatorCommand.RestoreBackup(backup.toString()))
              .outcome()
              .toCompletableFuture()
              .get(RESTORE_LIMIT_S, TimeUnit.SECONDS);
      return told(outcome, info, data, config.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notKnown(data, e.toString());
    } catch (TimeoutException e) {
      return notKnown(data, e.toString());
    } catch (ExecutionException e) {
      return notKnown(data, String.valueOf(e.getCause()));
    }
  }

  private int told(Outcome outcome, BackupInfo info, String data, int nodes) {
    return switch (outcome) {
      case Outcome.Ok ok -> {
        terminal
            .out()
            .println(
                messages.get(CliMsg.RESTORED, info.name(), info.keys(), info.index(), nodes, data));
        yield ExitCode.HOLDS;
      }
      case Outcome.Fail fail -> {
        terminal.err().println(messages.get(CliMsg.RESTORE_FAILED, data, fail.detail()));
        yield ExitCode.BROKEN;
      }
      case Outcome.Info unknown -> notKnown(data, unknown.detail());
    };
  }

  private int notKnown(String data, String why) {
    terminal.err().println(messages.get(CliMsg.RESTORE_NOT_KNOWN, data, why));
    return ExitCode.NOT_KNOWN;
  }
}
