package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help for what is on the screen, by keys and by clicks. */
class GlossaryTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnAHealthyCluster() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1000, 700);
    awaitLeader(N1);
    await("the ring", () -> isThere("title-n1"));
  }

  @Test
  void helpBeginsWithWhatIsOnTheScreenAndATermIsFoundByAFewLetters() throws Exception {
    press(KeyCode.F1);
    await("what the ring shows", () -> textOf("glossary-name").equals("Cluster"));
    assertThat(textOf("glossary-meaning")).contains("ring");
    shot("glossary-en");

    await("the keyboard in the field", () -> find("glossary-field").isFocused());
    type("pre-v");
    await("the term", () -> textOf("glossary-name").equals("Pre-vote"));
    click("term-election");
    await("the other term", () -> textOf("glossary-name").equals("Election"));
    language(Language.CHINESE);
    await("in Chinese", () -> isThere("glossary-name"));
    theme(Theme.DARK);
    shot("glossary-zh-dark");
    press(KeyCode.ESCAPE);
    assertThat(isThere("glossary")).isFalse();
  }

  @Test
  void anExplanationLinksToItsTerms() throws Exception {
    press(KeyCode.N);
    await("an explanation", () -> isThere("detail-explanation"));
    Hyperlink link = (Hyperlink) onFx(() -> find("occurrence-detail").lookup(".hyperlink"));
    reveal(link.getId());
    click(link.getId());
    await(
        "the term",
        () -> isThere("glossary-name") && textOf("glossary-name").equals(link.getText()));
  }
}
