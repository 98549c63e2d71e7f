package io.lifeboat.console.ui.occurrence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which occurrences pass the filter. */
class OccurrenceFilterTest {
  private final List<Occurrence> all = Facts.healthy(3).killed(1).ready(2, 2).state().occurrences();
  private final Set<Category> every = EnumSet.allOf(Category.class);

  private List<Occurrence> apply(OccurrenceFilter filter, Language language) {
    Messages messages = Messages.of(language);
    return filter.apply(all, o -> messages.format(o.title()));
  }

  @Test
  void withoutAFilterAllPass() {
    assertThat(apply(OccurrenceFilter.ALL, Language.ENGLISH)).isEqualTo(all);
  }

  @Test
  void allWordsMustOccurWhateverTheirCase() {
    assertThat(apply(new OccurrenceFilter("KILLED n1", every, null), Language.ENGLISH))
        .hasSize(1)
        .allMatch(o -> o.category() == Category.PROCESS);
    assertThat(apply(new OccurrenceFilter("killed n3", every, null), Language.ENGLISH)).isEmpty();
  }

  @Test
  void wordsAreThoseOfTheLanguageOnShow() {
    assertThat(apply(new OccurrenceFilter("终止", every, null), Language.CHINESE)).isNotEmpty();
  }

  @Test
  void categoriesAndNodesNarrow() {
    assertThat(apply(new OccurrenceFilter("", Set.of(Category.ELECTION), null), Language.ENGLISH))
        .isNotEmpty()
        .allMatch(o -> o.category() == Category.ELECTION);
    assertThat(apply(new OccurrenceFilter("", every, NodeId.of(3)), Language.ENGLISH))
        .isNotEmpty()
        .allMatch(o -> o.nodes().contains(NodeId.of(3)));
  }
}
