package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.SafetyProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks a file may ask for. A new one is a line here and a record in {@link Check}. */
final class Checks {
  private static final String PERCENT = "atLeastPercent";
  private static final String EXPECT = "expect";
  private static final String BROKEN = "broken";
  private static final List<String> EXPECTED = List.of("holds", BROKEN);

  private static final Map<String, Kind> KINDS = kinds();

  private Checks() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (SafetyProperty property : SafetyProperty.values()) {
      kinds.put(property.checkName(), new Kind(List.of(), fields -> new Check.Safety(property)));
    }
    kinds.put(
        Check.AcknowledgedWritesReadable.NAME,
        new Kind(List.of(), fields -> new Check.AcknowledgedWritesReadable()));
    kinds.put(DigestAgreement.NAME, new Kind(List.of(), fields -> new Check.DigestsAgree()));
    kinds.put(
        Check.UnavailableAtMost.NAME,
        new Kind(
            List.of("ms"),
            fields ->
                new Check.UnavailableAtMost(
                    fields.wholeNumber("ms", 0, ScenarioParser.MAX_DURATION_MS))));
    kinds.put(
        Check.LeaderlessReads.NAME,
        new Kind(
            List.of(PERCENT),
            fields -> new Check.LeaderlessReads((int) fields.wholeNumber(PERCENT, 0, 100))));
    kinds.put(
        Check.LeaderlessWrites.NAME,
        new Kind(
            List.of(PERCENT),
            fields -> new Check.LeaderlessWrites((int) fields.wholeNumber(PERCENT, 0, 100))));
    return kinds;
  }

  static Check read(String file, Located value) throws BadScenarioException {
    Located.Obj object = Fields.asObject(file, value, "a check");
    Fields open = new Fields(file, object, "a check", List.copyOf(object.fields().keySet()));
    String name = open.word("name", KINDS.keySet());
    Kind kind = ScenarioParser.known(KINDS, name);
    List<String> allowed = new ArrayList<>(List.of("name"));
    allowed.addAll(kind.fields);
    allowed.add(EXPECT);
    Fields fields = new Fields(file, object, "check \"" + name + "\"", allowed);
    Check check = kind.reader.read(fields);
    boolean shallBreak = fields.has(EXPECT) && fields.word(EXPECT, EXPECTED).equals(BROKEN);
    return shallBreak ? new Check.ExpectedBroken(check) : check;
  }

  private record Kind(List<String> fields, CheckReader reader) {}

  private interface CheckReader {
    Check read(Fields fields) throws BadScenarioException;
  }
}
