package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.BeginDrill;
import io.lifeboat.cluster.command.LogbookCommand.BeginMalfunction;
import io.lifeboat.cluster.command.LogbookCommand.Diagnose;
import io.lifeboat.cluster.command.LogbookCommand.EndDrill;
import io.lifeboat.cluster.command.LogbookCommand.GiveCue;
import io.lifeboat.cluster.command.LogbookCommand.TakeHint;
import io.lifeboat.cluster.command.LogbookCommand.WriteNote;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.LogbookMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what people wrote, and how a drill went. */
public final class LogbookTales {
  private LogbookTales() {}

  /** One sentence; null for what is told otherwise: alarms speak for themselves. */
  static @Nullable Tale told(LogbookCommand said) {
    return switch (said) {
      case ActOnAlarm _ -> null;
      case WriteNote c ->
          tale(
              Weight.NOTICE,
              asked(c),
              c.bookmark() ? LogbookMsg.BOOKMARK_WHY : LogbookMsg.NOTE_WHY);
      case BeginDrill c -> tale(Weight.NOTICE, asked(c), LogbookMsg.DRILL_BEGUN_WHY);
      case BeginMalfunction c -> tale(Weight.NOTICE, asked(c), LogbookMsg.MALFUNCTION_WHY);
      case GiveCue c -> tale(Weight.NOTICE, asked(c), LogbookMsg.CUE_WHY);
      case TakeHint c -> tale(Weight.NORMAL, asked(c), LogbookMsg.HINT_WHY);
      case Diagnose c -> tale(Weight.NORMAL, asked(c), LogbookMsg.DIAGNOSIS_WHY);
      case EndDrill c -> tale(Weight.NOTICE, asked(c), LogbookMsg.DRILL_ENDED_WHY);
    };
  }

  /** What was said or done, in a few words. */
  public static Text asked(LogbookCommand said) {
    return switch (said) {
      case WriteNote c -> Text.of(c.bookmark() ? LogbookMsg.BOOKMARK : LogbookMsg.NOTE, c.text());
      case ActOnAlarm c -> {
        Object alarm = c.alarm() == null ? Text.of(LogbookMsg.ALARMS_ALL) : c.alarm();
        yield switch (c.act()) {
          case ACKNOWLEDGE -> Text.of(LogbookMsg.ALARM_ACKNOWLEDGED, alarm);
          case SHELVE -> Text.of(LogbookMsg.ALARM_SHELVED, alarm, c.shelveMinutes());
          case UNSHELVE -> Text.of(LogbookMsg.ALARM_UNSHELVED, alarm);
        };
      }
      case BeginDrill c -> Text.of(LogbookMsg.DRILL_BEGUN, c.drill(), String.valueOf(c.seed()));
      case BeginMalfunction c ->
          Text.of(LogbookMsg.MALFUNCTION, c.malfunction(), Wording.of(c.nodes()));
      case GiveCue c -> Text.of(LogbookMsg.CUE, c.task());
      case TakeHint c -> Text.of(LogbookMsg.HINT, c.hint(), c.task());
      case Diagnose c -> Text.of(LogbookMsg.DIAGNOSIS, c.malfunction(), Wording.of(c.nodes()));
      case EndDrill c ->
          Text.of(
              switch (c.reason()) {
                case DONE -> LogbookMsg.DRILL_DONE;
                case TIME_OVER -> LogbookMsg.DRILL_TIME_OVER;
                case DATA_AT_RISK -> LogbookMsg.DRILL_DATA_AT_RISK;
                case GIVEN_UP -> LogbookMsg.DRILL_GIVEN_UP;
              });
    };
  }

  private static Tale tale(Weight weight, Text title, LogbookMsg why) {
    return Tale.of(Category.NOTE, weight, title, Text.of(why), Set.of());
  }
}
