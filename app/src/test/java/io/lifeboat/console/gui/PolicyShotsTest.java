package io.lifeboat.console.gui;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of the policy editor for a person to look at, in target/screenshots. */
@Tag("slow")
class PolicyShotsTest extends GuiTest {
  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  @Test
  void editor() throws Exception {
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    click("show-policies");
    await("judged", () -> textOf("policy-state").startsWith("✓"));
    shot("policy-text-en-light-1440x900");
    onFx(
        () -> {
          find("policy-code").requestFocus();
          return null;
        });
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    type("if h.hasQuorm then");
    await("judged", () -> textOf("policy-state").startsWith("✕"));
    shot("policy-fault-en-light-1440x900");
    size(1000, 700);
    theme(Theme.DARK);
    shot("policy-fault-en-dark-1000x700");
    language(Language.CHINESE);
    shot("policy-fault-zh-dark-1000x700");
    click("policy-language-python");
    shot("policy-python-starts-zh-dark-1000x700");
    click("policy-examples");
    shot("policy-examples-zh-dark-1000x700");
    click("example-cost-first-lua");
    await("asks", () -> isThere("policy-ask"));
    shot("policy-asks-zh-dark-1000x700");
    click("policy-ask-discard");
    click("policy-page-dry-run");
    await("tried", () -> isThere("mine-write-normal"));
    shot("policy-dry-run-zh-dark-1000x700");
    size(1900, 1060);
    shot("policy-wide-zh-dark-1900x1060");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    onFx(
        () -> {
          @SuppressWarnings("unchecked")
          javafx.scene.control.ChoiceBox<String> with =
              (javafx.scene.control.ChoiceBox<String>) find("compare-with");
          with.setValue("conservative");
          return null;
        });
    await("compared", () -> isThere("other-write-normal"));
    shot("policy-wide-en-light-1900x1060");
    click("policy-page-versions");
    shot("policy-versions-empty-en-light-1900x1060");
  }
}
