package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillParserTest {
  private static final String SOUND =
      """
      {
        "id": "mine",
        "grade": "basic",
        "title": {"en": "Mine", "zh": "我的"},
        "story": {"en": "A story.", "zh": "故事。"},
        "cluster": {"nodes": 3, "tolerance": "low"},
        "malfunctions": [
          {"draw": 1, "of": [
            {"kind": "leader-killed", "steps": [{"atMs": 3000, "do": "kill", "target": "leader"}]},
            {"kind": "node-frozen", "steps": [{"atMs": 2000, "do": "freeze", "target": "n2"}]}]},
          {"kind": "overload", "repairedAfterMs": 500, "steps": [
            {"atMs": 1000, "do": "load-burst", "operationsPerSecond": 900, "durationMs": 5000}]}
        ],
        "tasks": [
          {"id": "seen", "cue": {"alarms": ["no-leader"], "en": "Look.", "zh": "看。"},
           "standard": {"do": "acknowledge", "alarms": ["no-leader"], "withinMs": 5000},
           "points": 3, "met": {"en": "Yes.", "zh": "是。"}, "notMet": {"en": "No.", "zh": "否。"},
           "hints": [{"cost": 1, "en": "There.", "zh": "那里。"}]},
          {"id": "said", "cue": {"after": "seen", "en": "Say.", "zh": "说。"},
           "standard": {"do": "diagnose", "malfunction": "overload", "withinMs": 6000},
           "points": 4, "met": {"en": "Yes.", "zh": "是。"}, "notMet": {"en": "No.", "zh": "否。"}}
        ],
        "actions": [{"do": "start"}, {"do": "transfer-leadership", "on": "anywhere"}],
        "limits": {"timeMs": 60000},
        "rule": {"en": "Why.", "zh": "为何。", "section": "Raft §5.2"}
      }
      """;

  @Test
  void aDrillIsReadWholly() throws BadScenarioException {
    Drill drill = DrillParser.parse("mine.json", SOUND);
    assertThat(drill.id()).isEqualTo("mine");
    assertThat(drill.text()).isEqualTo(SOUND);
    assertThat(drill.grade()).isEqualTo(Grade.BASIC);
    assertThat(drill.title().in(Language.CHINESE)).isEqualTo("我的");
    assertThat(drill.beginning().nodes()).isEqualTo(3);
    assertThat(drill.points()).isEqualTo(7);
    assertThat(drill.isDrawn()).isTrue();
    assertThat(drill.tasks().getFirst().standard())
        .isEqualTo(new Standard.Acknowledge(Set.of(AlarmKind.NO_LEADER)));
    assertThat(drill.tasks().getLast().cue().when()).isEqualTo(new Cue.After("seen"));
    assertThat(drill.actions())
        .containsExactly(
            new Drill.Needed("start", false), new Drill.Needed("transfer-leadership", true));
    assertThat(drill.penalties()).isEqualTo(Drill.USUAL_PENALTIES);
    assertThat(drill.limits().abortWhenDataAtRisk()).isTrue();
  }

  @Test
  void theSeedDrawsAlwaysTheSame() throws BadScenarioException {
    Drill drill = DrillParser.parse("mine.json", SOUND);
    assertThat(drill.drawn(5)).isEqualTo(drill.drawn(5)).hasSize(2);
    Set<MalfunctionKind> drawn = new TreeSet<>();
    LongStream.range(0, 50)
        .forEach(seed -> drill.drawn(seed).forEach(each -> drawn.add(each.kind())));
    assertThat(drawn)
        .containsExactly(
            MalfunctionKind.LEADER_KILLED, MalfunctionKind.NODE_FROZEN, MalfunctionKind.OVERLOAD);
    assertThat(drill.drawn(5).getFirst().kind()).isEqualTo(MalfunctionKind.OVERLOAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "basic"                 | "simple"            | 3:12  | unknown word "simple" for "grade"
          "id": "mine"            | "id": "My drill"    | 2:9   | a name of small letters
          "zh": "我的"            | "cn": "我的"        | 4:27  | unknown field "cn" in the text in both languages
          "nodes": 3              | "nodes": 12         | 6:24  | "nodes" must be a whole number from 1 to 9
          "target": "leader"      | "target": "ledger"  | 9:82  | did you mean "leader"?
          "do": "kill"            | "do": "kil"         | 9:64  | did you mean "kill"?
          "leader-killed"         | "leader-dead"       | 9:16  | unknown word "leader-dead" for "kind"
          "draw": 1, "of"         | "draw": 3, "of"     | 8:14  | "draw" must be a whole number from 1 to 2
          "after": "seen"         | "after": "sen"      | 19:37 | did you mean "seen"?
          "malfunction": "overload" | "malfunction": "leader-killed" | 20:52 | is not certain to break in this drill
          "alarms": ["no-leader"], "en" | "alarms": ["no-ledger"], "en" | 15:39 | did you mean "no-leader"?
          "alarms": ["no-leader"], "en" | "en" | 15:27 | expected exactly one of "atMs", "brokenMs", "alarms" or "after" in a cue, found 0
          "do": "start"           | "do": "begin"       | 23:22 | unknown word "begin" for "do"
          "timeMs": 60000         | "timeMs": 1         | 24:24 | "timeMs" must be a whole number from 10000
          "durationMs": 5000      | "durationMs": 59500 | 12:84 | the fault would outlast the scenario
          "id": "said"            | "id": "seen"        | 19:12 | task "seen" is there twice
          , "section": "Raft §5.2" | '' | 25:11 | missing field "section"
          """)
  void aMistakeIsToldWithItsPlace(String was, String is, String place, String words) {
    String wrong = SOUND.replaceFirst(java.util.regex.Pattern.quote(was), is);
    assertThat(wrong).isNotEqualTo(SOUND);
    assertThatThrownBy(() -> DrillParser.parse("mine.json", wrong))
        .isInstanceOf(BadScenarioException.class)
        .hasMessageStartingWith("mine.json:" + place + ": ")
        .hasMessageContaining(words);
  }

  @Test
  void theFirstTaskComesAfterNoOther() {
    String wrong = SOUND.replace("\"alarms\": [\"no-leader\"], \"en\"", "\"after\": \"x\", \"en\"");
    assertThatThrownBy(() -> DrillParser.parse("mine.json", wrong))
        .hasMessageContaining("there is no task before this one");
  }

  @Test
  void somethingMustBeWorthPoints() {
    String wrong =
        SOUND.replace("\"points\": 3", "\"points\": 0").replace("\"points\": 4", "\"points\": 0");
    assertThatThrownBy(() -> DrillParser.parse("mine.json", wrong))
        .hasMessageContaining("no task is worth any points");
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> DrillParser.parse("mine.json", "{\"id\": \n oops}"))
        .hasMessageStartingWith("mine.json:2:")
        .hasMessageContaining("not JSON");
  }

  @Test
  void everyKindHasAWordOfItsOwn() {
    for (MalfunctionKind kind : MalfunctionKind.values()) {
      assertThat(MalfunctionKind.ofWord(kind.word())).contains(kind);
    }
    assertThat(MalfunctionKind.ofWord("nonsense")).isEmpty();
    assertThat(List.copyOf(MalfunctionKind.words())).doesNotHaveDuplicates();
  }
}
