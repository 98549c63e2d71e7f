package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.comparison.ComparedRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class ComparisonPanelTest extends GuiTest {
  private void openPanel() throws Exception {
    open(new ScriptedCluster(3, true), 1_440, 900);
    click("show-comparison");
    await("the panel", () -> isThere("compare-run"));
  }

  private void seed(String seed) throws Exception {
    onFx(
        () -> {
          ((TextField) find("compare-seed")).setText(seed);
          return null;
        });
  }

  @Test
  void comparesSavesAndOpens() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    runs =
        (scenario, config, variant) -> {
          if (!variant.name().equals("none")) {
            second.await();
          }
          return ComparedRuns.run(scenario.name(), config.seed(), variant);
        };
    openPanel();
    assertThat(isThere("compare-empty")).isTrue();
    seed("x");
    await("no run without a seed", () -> find("compare-run").isDisabled());
    seed("7");
    click("compare-with-medium");
    click("compare-with-high");
    await(
        "what it is on the command line",
        () ->
            ((TextField) find("compare-command"))
                .getText()
                .equals("lifeboat compare leader-loss --levels none,low --seed 7"));
    click("compare-run");
    await("the second run", () -> textOf("compare-status").equals("2 of 2: low …"));
    assertThat(find("compare-run").isDisabled()).isTrue();
    assertThat(((ComboBox<?>) find("compare-scenario")).isDisabled()).isTrue();
    second.countDown();
    await("the end", () -> textOf("compare-status").equals("All 2 runs are over."));
    assertThat(textOf("compare-acknowledged-low")).isEqualTo("1,600");
    assertThat(textOf("compare-recovered-low")).isEqualTo("–");
    assertThat(find("compare-recovered-low").getAccessibleText()).contains("not measured");
    assertThat(find("compare-chart-low").getAccessibleText())
        .isEqualTo(
            "low: 1,600 acknowledged, 800 refused, 240 failed or not known in 15 s; at most 200"
                + " acknowledged a second. Steps: kill at 2 s, start at 9 s.");
    Path file = folder.resolve("report.json");
    files.next = file;
    click("compare-save");
    await("the file", () -> textOf("compare-status").equals("Saved as report.json."));
    assertThat(files.suggested).isEqualTo("compare-leader-loss-7.json");
    Files.writeString(
        file, Files.readString(file).replace("\"seed\": 7", "\"seed\": 7, \"sead\": 8"));
    click("compare-open");
    await("the refusal", () -> textOf("compare-status").contains("no report of a comparison"));
    assertThat(textOf("compare-status")).contains("sead");
  }

  @Test
  void cancelGivesUpTheRun() throws Exception {
    runs =
        (scenario, config, variant) -> {
          new CountDownLatch(1).await();
          throw new AssertionError("never reached");
        };
    openPanel();
    click("compare-run");
    click("compare-cancel");
    await(
        "the end", () -> textOf("compare-status").equals("Cancelled: 0 of 4 runs were finished."));
    assertThat(find("compare-run").isDisabled()).isFalse();
  }
}
