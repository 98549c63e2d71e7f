package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The policy editor in the real window, with the real engine for Lua. */
class PolicyEditorTest extends GuiTest {
  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  @BeforeEach
  void openTheEditor() throws Exception {
    open(cluster, 1000, 700);
    awaitLeader(NodeId.of(1));
    press(KeyCode.CONTROL, KeyCode.K);
    type("policy editor");
    press(KeyCode.ENTER);
    await("the editor", () -> isThere("policy-code") && find("policy-code").isFocused());
    await("judged", () -> textOf("policy-state").startsWith("✓"));
  }

  private String text() {
    return ((CodeArea) find("policy-code")).getText();
  }

  @Test
  void aMistakeIsToldAtItsLineAndAClickGoesThere() throws Exception {
    assertThat(text()).startsWith("-- Conservative");
    type("k = nothere");
    press(KeyCode.ENTER);
    await("judged", () -> textOf("policy-state").startsWith("✕"));

    assertThat(cluster.asked()).as("no key of the text is a key of the window").isEmpty();
    assertThat(text()).startsWith("k = nothere\n-- Conservative");
    await("its line is marked", () -> isThere("fault-in-1"));
    assertThat(((ListView<?>) find("policy-faults")).getItems()).isNotEmpty();
    assertThat(textOf("policy-name")).isEqualTo("conservative.lua, changed");
    assertThat(find("policy-activate").isDisabled()).as("a text with a fault").isTrue();
    press(KeyCode.CONTROL, KeyCode.END);
    click("policy-fault-1");
    CodeArea code = (CodeArea) find("policy-code");
    await("the caret is there", () -> code.isFocused() && code.getCurrentParagraph() == 0);
    assertThat(code.queryAccessibleAttribute(AccessibleAttribute.LINE_END, 0))
        .as("what a screen reader hears")
        .isEqualTo("k = nothere".length());
    assertThat(code.queryAccessibleAttribute(AccessibleAttribute.LINE_FOR_OFFSET, 13)).isEqualTo(1);
    assertThat(code.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo(text());
    language(Language.CHINESE);
    await("Chinese", () -> textOf("policy-state").contains("处错误"));
    press(KeyCode.CONTROL, KeyCode.Z);
    await("undone", () -> !text().contains("\n-- Conservative"));
    press(KeyCode.ESCAPE);
    await("left", () -> !code.isFocused());
  }

  @Test
  void anExampleIsOpenedAndTried() throws Exception {
    click("policy-examples");
    click("example-cost-first-lua");
    await("opened", () -> text().startsWith("-- Cost first"));
    click("policy-page-dry-run");
    await("tried", () -> isThere("mine-write-normal"));
    assertThat(textOf("mine-write-normal")).isEqualTo("read-only");
    assertThat(textOf("dry-run-summary")).contains("nothing to compare");
    assertThat(find("try-now").isDisabled()).isTrue();

    onFx(
        () -> {
          @SuppressWarnings("unchecked")
          ChoiceBox<String> with = (ChoiceBox<String>) find("compare-with");
          with.setValue("conservative");
          return null;
        });
    await("compared", () -> textOf("dry-run-summary").startsWith("3 classes"));
    assertThat(textOf("mine-write-batch")).isEqualTo("≠ shed");
    assertThat(textOf("other-write-batch")).isEqualTo("≠ read-only");
    click("policy-page-versions");
    await("none", () -> textOf("versions-empty").startsWith("No policy was activated yet"));
  }

  @Test
  void whatIsChangedIsNotLostUnasked() throws Exception {
    type("x");
    Path mine = folder.resolve("mine.lua");
    Files.writeString(mine, "function decide(r, h)\n  return \"FULL\"\nend\n");
    files.next = mine;
    click("policy-open");
    await("asks", () -> isThere("policy-ask"));
    assertThat(textOf("policy-ask-words")).contains("conservative.lua").contains("mine.lua");
    assertThat(find("policy-ask-cancel").isFocused()).isTrue();
    click("policy-ask-cancel");
    assertThat(text()).startsWith("x-- Conservative");
    click("policy-open");
    click("policy-ask-discard");
    await("opened", () -> textOf("policy-name").equals("mine.lua"));

    Path text = folder.resolve("notes.txt");
    files.next = text;
    click("policy-open");
    await("refused", () -> isThere("policy-refusal"));
    assertThat(textOf("policy-refusal-words")).contains("ends in .lua or .py");
    click("policy-refusal-close");
    await("read", () -> !isThere("policy-refusal"));

    onFx(
        () -> {
          find("policy-code").requestFocus();
          return null;
        });
    press(KeyCode.ENTER);
    files.next = folder.resolve("saved");
    click("policy-save-as");
    await("saved", () -> textOf("policy-name").equals("saved.lua"));
    assertThat(Files.readAllLines(folder.resolve("saved.lua")))
        .startsWith("", "function decide(r, h)");
    assertThat(files.suggested).isEqualTo("mine.lua");
  }

  @Test
  void theEditorWorksInAWindowOfItsOwn() throws Exception {
    click("detach-centre");
    await("away", () -> !stage().getScene().equals(find("policy-code").getScene()));
    // The headless platform gives the keyboard to both windows at once, so nothing is typed here.
    onFx(
        () -> {
          ((CodeArea) find("policy-code")).insertText(0, "k = nothere ");
          return null;
        });
    await("judged", () -> textOf("policy-state").startsWith("✕"));
    await("marked", () -> isThere("fault-in-1"));
    shot("policy-detached-en-light");
  }

  @Test
  @Tag("slow")
  void pythonIsCheckedOnceItIsThere() throws Exception {
    click("policy-language-python");
    await("Python", () -> text().startsWith("# Conservative"));
    await("starting, or there", () -> !textOf("policy-state").startsWith("Checking"));
    await("judged", () -> textOf("policy-state").startsWith("✓"));
    press(KeyCode.CONTROL, KeyCode.HOME);
    onFx(
        () -> {
          find("policy-code").requestFocus();
          return null;
        });
    type("import os ");
    await("judged", () -> textOf("policy-state").startsWith("✕"));
    shot("policy-python-en-light-1000x700");
  }

  @Test
  void everyPartFitsTheSmallestWindow() throws Exception {
    for (String id : List.of("policy-code", "policy-state", "policy-save-as", "policy-name")) {
      assertThat(isInside(find(id))).as(id).isTrue();
    }
    size(1900, 1060);
    await("both", () -> isThere("policy-code") && isThere("mine-write-normal"));
  }
}
