package io.lifeboat.console.ui.glossary;

import io.lifeboat.console.application.glossary.Glossary;
import io.lifeboat.console.application.glossary.Term;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/** Terms as links, one beside the other. */
public final class TermLinks extends FlowPane {
  /**
   * Links in the order of the terms.
   *
   * @param open opens the glossary at a term
   */
  public TermLinks(Glossary glossary, Collection<Term> terms, Consumer<Term> open) {
    super(10, 2);
    getStyleClass().add("term-links");
    for (Term term : terms) {
      Hyperlink link = new Hyperlink(glossary.name(term));
      link.setId("term-" + term.name().toLowerCase(Locale.ROOT));
      link.setOnAction(
          e -> {
            link.setVisited(false);
            open.accept(term);
          });
      getChildren().add(link);
    }
  }
}
