package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Fields;
import io.lifeboat.cluster.scenario.Located;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.cluster.scenario.StepKinds;
import io.lifeboat.console.application.demo.Demo.Part;
import io.lifeboat.console.application.demo.Demo.Until;
import io.lifeboat.console.application.drill.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Reads a demonstration; a mistake is told with its line and column. */
final class DemoParser {
  private static final List<String> FIELDS = List.of("id", "title", "minutes", "parts");
  private static final List<String> PART =
      List.of("say", "show", "do", "until", "atMostMs", "restMs");
  private static final List<String> PANELS =
      List.of("cluster", "logs", "links", "detection", "degradation");
  private static final int MOST_NODES = 9;
  private static final int MOST_CHARS = 600;
  private static final long MOST_MS = 120_000;
  private static final long HOUR_MS = 3_600_000;

  private final String file;

  private DemoParser(String file) {
    this.file = file;
  }

  static Demo parse(String file, String text) throws BadScenarioException {
    return new DemoParser(file).demo(Located.parse(file, text));
  }

  private Demo demo(Located document) throws BadScenarioException {
    Fields fields = new Fields(file, document, "a demonstration", FIELDS);
    List<Part> parts = new ArrayList<>();
    for (Located part : fields.list("parts", "a list of 1 to 100 parts", 1, 100)) {
      parts.add(part(new Fields(file, part, "a part", PART)));
    }
    return new Demo(
        fields.text("id", "a name", 60),
        phrase(fields, "title"),
        (int) fields.wholeNumber("minutes", 1, 60),
        parts);
  }

  private Part part(Fields part) throws BadScenarioException {
    List<StepAction> actions = new ArrayList<>();
    if (part.has("do")) {
      // Whatever a scenario can do; steps here have no times of their own.
      StepKinds.Context context =
          new StepKinds.Context(MOST_NODES, HOUR_MS, WorkloadSettings.DEFAULT);
      for (Located step : part.list("do", "a list of steps", 1, 10)) {
        actions.add(StepKinds.read(file, step, context).action());
      }
    }
    return new Part(
        phrase(part, "say"),
        part.has("show") ? part.word("show", PANELS) : "cluster",
        actions,
        part.has("until") ? part.constant("until", Until.class) : Until.NOTHING,
        part.wholeNumber("atMostMs", 0, MOST_MS, 20_000),
        part.wholeNumber("restMs", 1_000, MOST_MS, 15_000));
  }

  private Phrase phrase(Fields fields, String name) throws BadScenarioException {
    String what = "\"" + name + "\"";
    Located both = fields.value(name, "texts by language");
    return Phrase.read(new Fields(file, both, what, Phrase.FIELDS), MOST_CHARS);
  }
}
