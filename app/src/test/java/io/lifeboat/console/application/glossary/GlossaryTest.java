package io.lifeboat.console.application.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlossaryTest {
  @Test
  void aLongerNameHidesTheShorterOnesInIt() {
    Glossary english = Glossary.of(Language.ENGLISH);
    assertThat(english.in("The commit index grows.")).containsExactly(Term.COMMIT_INDEX);
    assertThat(english.in("A stale leader cannot harm")).containsExactly(Term.STALE_LEADER);
    assertThat(english.in("Pre-votes are no votes"))
        .containsExactlyInAnyOrder(Term.PRE_VOTE, Term.VOTE);
    assertThat(english.in("determine, leadership, catalogue")).isEmpty();
    assertThat(Glossary.of(Language.CHINESE).in("过时的领导者处于旧任期"))
        .containsExactlyInAnyOrder(Term.STALE_LEADER, Term.TERM);
  }

  @Test
  void namesAreFoundBeforeMeanings() {
    Glossary english = Glossary.of(Language.ENGLISH);
    assertThat(english.search("quorum").getFirst()).isEqualTo(Term.QUORUM);
    assertThat(english.search("quorum")).contains(Term.COMMIT_INDEX);
    assertThat(english.search("no such words")).isEmpty();
    assertThat(english.search("")).hasSize(Term.values().length);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyNameBelongsToOneTermAndIsFound(Language language) {
    Glossary glossary = Glossary.of(language);
    Set<String> names = new HashSet<>();
    for (Term term : Term.values()) {
      assertThat(names.add(glossary.name(term))).as(glossary.name(term)).isTrue();
      assertThat(glossary.in(glossary.name(term))).as(glossary.name(term)).contains(term);
      assertThat(glossary.meaning(term)).isNotBlank();
      assertThat(term.source()).isNotBlank();
    }
  }
}
