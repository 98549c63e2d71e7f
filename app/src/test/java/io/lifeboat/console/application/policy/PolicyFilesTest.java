package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeboat.console.application.policy.PolicyFiles.RefusedException;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
  @TempDir Path folder;

  private static String refusal(ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    return Messages.strict(Language.ENGLISH).format(refused.why());
  }

  @Test
  void readsWhatItWrote() throws Exception {
    Path file = folder.resolve("mine.py");
    Draft written = PolicyFiles.write(Draft.empty(ScriptLanguage.PYTHON), file);
    assertThat(written.name()).isEqualTo("mine");
    assertThat(PolicyFiles.read(file)).isEqualTo(written);
    Files.writeString(file, "a\r\nb\r\n");
    assertThat(PolicyFiles.read(file).text()).isEqualTo("a\nb\n");
  }

  @Test
  void refusesWhatIsNoPolicy() throws Exception {
    Path large = Files.writeString(folder.resolve("large.lua"), "-".repeat(16 * 1024 + 1));
    Path bytes = Files.write(folder.resolve("bytes.lua"), new byte[] {(byte) 0xff});
    assertThat(refusal(() -> PolicyFiles.read(folder.resolve("text.txt"))))
        .contains("ends in .lua or .py");
    assertThat(refusal(() -> PolicyFiles.read(large))).contains("16,384 bytes at most");
    assertThat(refusal(() -> PolicyFiles.read(bytes))).contains("not UTF-8");
    assertThat(refusal(() -> PolicyFiles.read(folder.resolve("none.lua"))))
        .contains("cannot be read");
    Draft long16 = Draft.empty(ScriptLanguage.LUA).withText("-".repeat(16 * 1024 + 1));
    assertThat(refusal(() -> PolicyFiles.write(long16, large))).contains("16,384 bytes at most");
  }

  @Test
  void aFileGetsTheEndingOfItsLanguageAndReplacesNothingUnasked() throws Exception {
    assertThat(PolicyFiles.target(folder.resolve("a"), ScriptLanguage.LUA))
        .isEqualTo(folder.resolve("a.lua"));
    assertThat(PolicyFiles.target(folder.resolve("a.lua"), ScriptLanguage.LUA))
        .isEqualTo(folder.resolve("a.lua"));
    assertThat(refusal(() -> PolicyFiles.target(folder.resolve("a.py"), ScriptLanguage.LUA)))
        .contains("in Lua, and its file ends in .lua");
    Files.createFile(folder.resolve("a.lua"));
    assertThat(refusal(() -> PolicyFiles.target(folder.resolve("a"), ScriptLanguage.LUA)))
        .contains("a.lua exists already");
  }
}
