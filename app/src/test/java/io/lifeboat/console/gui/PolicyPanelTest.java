package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.console.application.policy.ActivePolicy;
import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.HealthSample;
import io.lifeboat.console.application.policy.Measurements;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.policy.ScriptLanguage;
import io.lifeboat.console.application.policy.TimedHealth;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.PolicyPanel;
import io.lifeboat.console.ui.theme.Theme;
import io.lifeboat.console.ui.theme.Themes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel where policies can be activated and measurements are there. */
class PolicyPanelTest extends GuiTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");

  private final List<PolicySource> activated = new ArrayList<>();
  private final List<TimedHealth> recorded = new ArrayList<>();
  private final I18n i18n = new I18n(Language.ENGLISH);
  private volatile Optional<ActivePolicy> active = Optional.empty();
  private PolicyDesk desk;
  private AnimationTimer timer;

  @BeforeEach
  void openThePanel() throws Exception {
    activateByFact(Draft.shipped("conservative", ScriptLanguage.LUA), "alice");
    for (int i = 0; i < 100; i++) {
      HealthSample sample = i % 40 == 39 ? HealthSample.WITHOUT_QUORUM : HealthSample.HEALTHY;
      recorded.add(new TimedHealth(i * 1_000_000L, sample.health()));
    }
    Measurements measurements =
        new Measurements() {
          @Override
          public Optional<Health> current() {
            return Optional.of(HealthSample.OVERLOADED.health());
          }

          @Override
          public List<TimedHealth> recorded() {
            return recorded;
          }
        };
    openAlone(
        () -> {
          desk =
              PolicyDesk.of(
                  FxThread::later,
                  folder.resolve("policies.json"),
                  measurements,
                  () -> active,
                  activated::add);
          PolicyPanel panel = new PolicyPanel(desk, i18n, files);
          timer =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  desk.follow();
                  panel.show();
                }
              };
          timer.start();
          return panel;
        },
        1000,
        560);
    await("judged", () -> textOf("policy-state").startsWith("✓"));
  }

  @AfterEach
  void closeTheDesk() throws Exception {
    onFx(
        () -> {
          timer.stop();
          desk.keep();
          return null;
        });
    desk.close();
  }

  private void activateByFact(Draft draft, String by) {
    active = Optional.of(new ActivePolicy(draft.source(), AT.plusSeconds(activated.size()), by));
  }

  private void chinese(Theme theme) throws Exception {
    onFx(
        () -> {
          i18n.languageProperty().set(Language.CHINESE);
          Themes.apply(stage().getScene(), theme, 1);
          return null;
        });
  }

  @Test
  void whatWouldChangeIsShownBeforeAnythingDoes() throws Exception {
    click("policy-examples");
    click("example-cost-first-lua");
    await("judged", () -> textOf("policy-name").equals("cost-first.lua"));
    click("policy-activate");
    await("known", () -> textOf("activation-summary").startsWith("It differs"));
    assertThat(find("activation-cancel").isFocused()).isTrue();
    assertThat(textOf("activation-title")).isEqualTo("Activate cost-first.lua?");
    assertThat(textOf("activation-row-1"))
        .contains("Write Batch: read-only → shed")
        .startsWith("≠ 3 classes");
    shot("policy-activation-en-light");
    click("activation-cancel");
    assertThat(activated).isEmpty();

    click("policy-activate");
    click("activation-confirm");
    assertThat(activated).containsExactly(Draft.shipped("cost-first", ScriptLanguage.LUA).source());
    await("the text again", () -> isThere("policy-code"));
  }

  @Test
  void anEarlierVersionIsComparedAndRolledBackTo() throws Exception {
    activateByFact(Draft.shipped("cost-first", ScriptLanguage.LUA), "bob");
    click("policy-page-versions");
    await("both", () -> ((ListView<?>) find("versions")).getItems().size() == 2);
    onFx(
        () -> {
          ((ListView<?>) find("versions")).getSelectionModel().select(0);
          return null;
        });
    await("compared", () -> textOf("version-summary").contains("only in this version"));
    shot("policy-versions-en-light");
    chinese(Theme.DARK);
    shot("policy-versions-zh-dark");
    onFx(
        () -> {
          i18n.languageProperty().set(Language.ENGLISH);
          ((ListView<?>) find("versions")).getSelectionModel().select(1);
          return null;
        });
    await("the same", () -> textOf("version-summary").startsWith("The same"));
    click("version-roll-back");
    await("known", () -> textOf("activation-summary").startsWith("It differs"));
    click("activation-confirm");
    assertThat(activated)
        .containsExactly(Draft.shipped("conservative", ScriptLanguage.LUA).source());
  }

  @Test
  void recordedMeasurementsAreSteppedThrough() throws Exception {
    click("policy-examples");
    click("example-availability-first-lua");
    await("judged", () -> textOf("policy-name").equals("availability-first.lua"));
    await("tried", () -> isThere("other-write-normal"));
    click("try-now");
    await("now", () -> textOf("dry-run-health").contains("queueDepth 480"));
    click("try-recorded");
    await("all", () -> isThere("recorded-count"));
    assertThat(textOf("recorded-count")).isEqualTo("2 of 100 ticks differ.");
    assertThat(textOf("recorded-at")).isEqualTo("Tick 40 of 100, at 39.0 s");
    assertThat(textOf("mine-local-read-critical")).startsWith("≠");
    shot("policy-recorded-en-light");
    click("recorded-next");
    await("the next", () -> textOf("recorded-at").startsWith("Tick 80"));
    await("no more", () -> find("recorded-next").isDisabled());
    chinese(Theme.DARK);
    shot("policy-recorded-zh-dark");
  }

  @Test
  void aFaultyTextIsMarkedAndCannotBeActivated() throws Exception {
    onFx(
        () -> {
          find("policy-code").requestFocus();
          return null;
        });
    type("k = nothere ");
    await("judged", () -> textOf("policy-state").startsWith("✕"));
    assertThat(find("policy-activate").isDisabled()).isTrue();
    assertThat(((javafx.scene.control.Button) find("policy-activate")).getAccessibleHelp())
        .isEqualTo("The text has faults: it cannot be activated.");
    assertThat(textOf("dry-run-summary")).contains("nothing to try");
    shot("policy-fault-marked-en-light");
    chinese(Theme.DARK);
    shot("policy-fault-marked-zh-dark");
  }
}
