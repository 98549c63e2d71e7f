package io.lifeboat.console.application.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.ConsoleStore;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a real run, with damage, backups and switches, says nothing of the machine. */
@Timeout(150)
class RecordingPrivacyTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final NodeId N1 = NodeId.of(1);

  @TempDir Path folder;

  @Test
  void aRecordingNamesNoMachineNoUserAndNoPath() throws Exception {
    Path data = folder.resolve("secret-place");
    ClusterConfig config =
        ClusterConfig.defaults(5).withSize(3).withSegmentKb(64).withDataDirectory(data);
    Path file;
    try (EmbeddedCluster cluster = new EmbeddedCluster(config);
        Recorder recorder = new Recordings(folder.resolve("recordings")).begin(cluster);
        ConsoleStore store = ConsoleStore.of(cluster)) {
      file = recorder.file();
      cluster.start().toCompletableFuture().get(60, TimeUnit.SECONDS);
      await().atMost(LIMIT).until(() -> store.latest().service().leaderReady());
      for (Command command : commands(data)) {
        cluster.submit(command).outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
      }
    }

    History history = HistoryReader.read(file);
    assertThat(history.end()).isEqualTo(History.End.CLOSED);
    assertThat(history.facts()).hasSizeGreaterThan(100);
    String text = Files.readString(file).toLowerCase(Locale.ROOT);
    for (String secret : secrets()) {
      Matcher found = wholeWord(secret).matcher(text);
      String around =
          found.find()
              ? text.substring(
                  Math.max(0, found.start() - 200), Math.min(text.length(), found.end() + 100))
              : "";
      assertThat(around).as("the recording holds %s", secret).isEmpty();
    }
    assertThat(text).contains("\"by\":\"operator\"", "‹elsewhere›/nowhere");
  }

  private static List<Command> commands(Path data) {
    return List.of(
        new SwitchCommand.ForceSwitch(
            DegradeSwitch.READ_ONLY,
            SwitchPosition.FORCED_ON,
            OperatorName.current(),
            "",
            null,
            false),
        new SwitchCommand.ForceSwitch(
            DegradeSwitch.READ_ONLY, SwitchPosition.AUTO, OperatorName.current(), "", null, false),
        new OperatorCommand.BackUp(),
        new OperatorCommand.VerifyBackup(data.resolve("nowhere").toString()),
        new OperatorCommand.RestoreBackup("/mnt/kims-disk/old"),
        new NemesisCommand.KillNode(N1, 0),
        new NemesisCommand.DamageFiles(N1, FileDamage.FLIP_BITS, 0, 1, false),
        new OperatorCommand.StartNode(N1),
        new OperatorCommand.RebuildNode(N1));
  }

  private static List<String> secrets() throws Exception {
    List<String> secrets = new ArrayList<>();
    secrets.add(System.getProperty("java.io.tmpdir"));
    secrets.add(System.getProperty("user.home"));
    secrets.add(System.getProperty("user.dir"));
    secrets.add("secret-place");
    secrets.add("kims-disk");
    secrets.add(System.getProperty("user.name"));
    secrets.add(InetAddress.getLocalHost().getHostName());
    secrets.remove("localhost");
    return secrets;
  }

  private static Pattern wholeWord(String secret) {
    String quoted = Pattern.quote(secret.toLowerCase(Locale.ROOT));
    return Pattern.compile("(?<![a-z0-9])" + quoted + "(?![a-z0-9])");
  }
}
