package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 messages lost on n1→n2 | n1 到 n2 丢失 12 条消息
          4 messages refused on n3→n1 | n3 到 n1 有 4 条消息被拒
          1 message delayed, 3 lost | 消息：延迟 1 条、丢失 3 条
          12 messages lost, 4 delayed, 1 held, 2 doubled, 7 reordered | 消息：丢失 12 条、延迟 4 条、扣留 1 条、重复 2 条、乱序 7 条
          message 7 on n1→n2 held | n1 到 n2 的消息 7 被扣留
          n2 and n4 stand in term 2, 4 messages lost | n2、n4 在任期 2 同时参选；消息：丢失 4 条
          n1 leads no more, says the node itself | n1 自己说它不再领导
          3 leaders stepped down, say the nodes themselves | 3 个领导者自己说已退位
          no answer in 5000 ms | 5000 毫秒内没有答复
          no answer within 5 s | 5 秒内没有答复
          n2 is stopped. | n2 没有运行
          the log of n1 fits one segment of 32768 KiB; only whole segments can be dropped | n1 的日志只占一个 32768 KiB 的日志段，而只能删除完整的日志段
          n2 was not started: its log begins at index 329 and its snapshots cover only up to 0: it has lost entries and must not vote; its files were left as they are | n2 未能启动：它的日志从索引 329 开始，而快照只覆盖到 0：它丢失了条目，不得投票；文件原样保留
          without n3 only 1 of 2 would run: the quorum would be lost | 没有 n3，2 个中只有 1 个在运行：会失去法定多数
          another change is under way: adding n4 | 另一处变更正在进行：加入 n4
          n4 does not vote after 60000 ms; it goes on trying | 60000 毫秒后 n4 仍没有投票权；它会继续尝试
          """)
  void putsWhatItKnowsIntoTheLanguage(String said, String expected) {
    assertThat(EngineWords.of(said)).isInstanceOf(Text.class);
    assertThat(Messages.strict(Language.CHINESE).format((Text) EngineWords.of(said)))
        .isEqualTo(expected);
    assertThat(Messages.strict(Language.ENGLISH).format((Text) EngineWords.of(said))).isNotBlank();
  }

  @Test
  void leavesWhatItDoesNotKnow() {
    assertThat(EngineWords.of("blue (index 12)")).isEqualTo("blue (index 12)");
  }
}
