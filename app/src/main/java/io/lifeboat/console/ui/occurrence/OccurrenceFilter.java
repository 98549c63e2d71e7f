package io.lifeboat.console.ui.occurrence;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which occurrences are shown.
 *
 * @param words every one of these must be in the title, in the language on show
 * @param node only what concerns this node, or null for all
 */
record OccurrenceFilter(String words, Set<Category> categories, @Nullable NodeId node) {
  static final OccurrenceFilter ALL = new OccurrenceFilter("", EnumSet.allOf(Category.class), null);

  OccurrenceFilter {
    categories = Set.copyOf(categories);
  }

  List<Occurrence> apply(List<Occurrence> occurrences, Function<Occurrence, String> title) {
    String[] wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
    return occurrences.stream().filter(o -> matches(o, wanted, title)).toList();
  }

  private boolean matches(
      Occurrence occurrence, String[] wanted, Function<Occurrence, String> title) {
    if (!categories.contains(occurrence.category())
        || (node != null && !occurrence.nodes().contains(node))) {
      return false;
    }
    if (words.isBlank()) {
      return true;
    }
    String text = title.apply(occurrence).toLowerCase(Locale.ROOT);
    for (String word : wanted) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
