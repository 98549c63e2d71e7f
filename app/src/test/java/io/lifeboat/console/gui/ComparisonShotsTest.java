package io.lifeboat.console.gui;

import io.lifeboat.console.application.comparison.ComparedRuns;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of the comparison for a person to look at, in target/screenshots. */
@Tag("slow")
class ComparisonShotsTest extends GuiTest {
  private final CountDownLatch last = new CountDownLatch(1);

  private void compared(int width, int height) throws Exception {
    runs =
        (scenario, config, variant) -> {
          if (variant.name().equals("high")) {
            last.await();
          }
          return ComparedRuns.run(scenario.name(), config.seed(), variant);
        };
    open(new ScriptedCluster(3, true), width, height);
    click("show-comparison");
    await("the panel", () -> isThere("compare-run"));
  }

  @Test
  void pages() throws Exception {
    compared(1_000, 700);
    shot("comparison-empty-en-light-1000x700");
    size(1_900, 1_060);
    shot("comparison-empty-en-light-1900x1060");
    click("compare-run");
    await("the last", () -> textOf("compare-status").contains("4 of 4"));
    shot("comparison-running-en-light-1900x1060");
    last.countDown();
    await("the end", () -> textOf("compare-status").contains("over"));
    shot("comparison-en-light-1900x1060");
    language(Language.CHINESE);
    theme(Theme.DARK);
    shot("comparison-zh-dark-1900x1060");
    size(1_000, 700);
    shot("comparison-zh-dark-1000x700");
    reveal("compare-title");
    shot("comparison-table-zh-dark-1000x700");
    reveal("compare-chart-low");
    shot("comparison-charts-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    reveal("compare-title");
    shot("comparison-table-en-light-1000x700");
    reveal("compare-key");
    shot("comparison-charts-en-light-1000x700");
  }
}
