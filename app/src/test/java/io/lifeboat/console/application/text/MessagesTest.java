package io.lifeboat.console.application.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final NodeId N2 = NodeId.of(2);

  private enum Unheard implements MessageKey {
    OF_THIS;

    @Override
    public String bundle() {
      return "facts";
    }
  }

  private enum Bundleless implements MessageKey {
    NOTHING;

    @Override
    public String bundle() {
      return "no-such-bundle";
    }
  }

  @Test
  void speaksTheLanguageItIsOf() {
    Text text = Text.of(FactsMsg.NODE_KILLED, N2);
    assertThat(Messages.strict(Language.ENGLISH).format(text)).isEqualTo("n2 is killed.");
    assertThat(Messages.strict(Language.CHINESE).format(text)).isEqualTo("n2 被强制终止。");
  }

  @Test
  void putsNestedTextsAndListsIntoTheSameLanguage() {
    List<Object> targets = List.of(NodeId.of(1), N2, Text.of(FactsMsg.CLIENT));
    Text text = Text.of(FactsMsg.FAULT_RUNNING, "f1", Text.of(FactsMsg.FAULT_PARTITION, targets));
    assertThat(Messages.strict(Language.ENGLISH).format(text))
        .isEqualTo("Fault f1 is in place: partition of n1, n2 and the client.");
    assertThat(Messages.strict(Language.CHINESE).format(text))
        .isEqualTo("故障 f1 已注入：涉及 n1、n2、客户端的分区。");
  }

  @Test
  void groupsCountsButNotTerms() {
    Messages english = Messages.strict(Language.ENGLISH);
    assertThat(english.get(FactsMsg.FACTS_DROPPED, 12_345L))
        .isEqualTo("12,345 facts are missing from here on.");
    assertThat(english.get(FactsMsg.TERM_ADVANCED, N2, 12_345L))
        .isEqualTo("n2 moves on to term 12345.");
  }

  @Test
  void showsWhatItCannotSayAndGoesOn() {
    Messages messages = Messages.of(Language.CHINESE);
    assertThat(messages.get(Unheard.OF_THIS)).isEqualTo("⟦of-this⟧");
    assertThat(messages.get(Bundleless.NOTHING, 1)).isEqualTo("⟦nothing⟧[1]");
  }

  @Test
  void throwsForChecks() {
    Messages messages = Messages.strict(Language.ENGLISH);
    assertThatThrownBy(() -> messages.get(Unheard.OF_THIS)).hasMessageContaining("facts.of-this");
  }

  @Test
  void suitsTheUser() {
    assertThat(Language.suiting(Locale.TAIWAN)).isEqualTo(Language.CHINESE);
    assertThat(Language.suiting(Locale.GERMANY)).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofTag("zh-CN")).contains(Language.CHINESE);
    assertThat(Language.ofTag("de")).isEmpty();
  }
}
