package io.lifeboat.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a desktop reads about the program fits together. */
class LinuxFilesTest {
  private static final Path LINUX = Path.of("linux");

  @Test
  void theDesktopEntryIsWholeInBothLanguages() throws IOException {
    Map<String, String> entry = desktopEntry();

    assertThat(entry)
        .containsKeys("Type", "Exec", "Icon", "Categories", "StartupWMClass")
        .containsEntry("Exec", "/opt/lifeboat/bin/lifeboat open %f");
    for (String key : List.of("Name", "GenericName", "Comment", "Keywords")) {
      assertThat(entry).containsKeys(key, key + "[zh_CN]");
    }
    for (String key : List.of("Categories", "MimeType", "Keywords")) {
      assertThat(entry.get(key)).endsWith(";");
    }
  }

  @Test
  void theTypesOfFilesAreThoseTheDesktopEntryOpens() throws Exception {
    Element info =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(LINUX.resolve("lifeboat-mime.xml").toFile())
            .getDocumentElement();
    List<String> types = attributes(info, "mime-type", "type");

    assertThat(desktopEntry().get("MimeType").split(";")).containsExactlyElementsOf(types);
    assertThat(attributes(info, "glob", "pattern"))
        .containsExactly("*.lifeboat", "*.drill.json", "*.lifeboat-drill");
    assertThat(attributes(info, "comment", "xml:lang")).containsExactly("", "zh_CN", "", "zh_CN");
  }

  private static Map<String, String> desktopEntry() throws IOException {
    Map<String, String> entry = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(LINUX.resolve("lifeboat.desktop"));
    assertThat(lines).first().isEqualTo("[Desktop Entry]");
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split("=", 2);
      assertThat(entry.put(parts[0], parts[1])).as("twice: " + parts[0]).isNull();
    }
    return entry;
  }

  private static List<String> attributes(Element root, String tag, String attribute) {
    List<String> values = new ArrayList<>();
    NodeList elements = root.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      values.add(((Element) elements.item(i)).getAttribute(attribute));
    }
    return values;
  }
}
