package io.lifeboat.cluster.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lifeboat.cluster.detection.DigestVerdict.Kind;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DigestVerdictTest {

  /** One letter a node, n1 first; a dot is a node that did not report. */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void judges(String digests, Kind kind, String suspects, String trusted) {
    DigestVerdict verdict = DigestVerdict.of(reported(digests), digests.length());
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.suspects()).hasToString("[" + suspects + "]");
    assertThat(String.valueOf(verdict.trusted())).isEqualTo(trusted);
  }

  static Stream<Arguments> judges() {
    return Stream.of(
        arguments("aaa", Kind.AGREE, "", "n1"),
        arguments("aab", Kind.DIFFER, "n3", "n1"),
        arguments("baa", Kind.DIFFER, "n1", "n2"),
        arguments("abc", Kind.DIFFER, "", "null"),
        arguments("a.a", Kind.AGREE, "", "n1"),
        arguments("a.b", Kind.DIFFER, "", "null"),
        arguments("a..", Kind.NOT_KNOWN, "", "n1"),
        arguments("...", Kind.NOT_KNOWN, "", "null"),
        arguments("a", Kind.NOT_KNOWN, "", "n1"),
        arguments("ab", Kind.DIFFER, "", "null"),
        arguments("aabb.", Kind.DIFFER, "", "null"),
        arguments("aaabb", Kind.DIFFER, "n4, n5", "n1"),
        arguments("aabbc", Kind.DIFFER, "", "null"),
        arguments("aab..", Kind.DIFFER, "", "null"),
        arguments("aa...", Kind.AGREE, "", "n1"),
        arguments("bcaaa", Kind.DIFFER, "n1, n2", "n3"));
  }

  @Property
  void onlyWhoDiffersFromMoreThanHalfOfAllMembersIsSuspected(
      @ForAll("someDigests") List<String> digests, @ForAll @IntRange(max = 3) int silent) {
    int members = digests.size() + silent;
    Map<NodeId, String> reported = new HashMap<>();
    for (int i = 0; i < digests.size(); i++) {
      reported.put(NodeId.of(i + 1), digests.get(i));
    }

    DigestVerdict verdict = DigestVerdict.of(reported, members);

    for (NodeId node : reported.keySet()) {
      boolean oneOtherIsMost =
          reported.values().stream()
              .filter(digest -> !digest.equals(reported.get(node)))
              .anyMatch(digest -> 2 * times(reported, digest) > members);
      assertThat(verdict.suspects().contains(node)).isEqualTo(oneOtherIsMost);
    }
    assertThat(new TreeSet<>(verdict.groups().stream().flatMap(g -> g.nodes().stream()).toList()))
        .isEqualTo(new TreeSet<>(reported.keySet()));
  }

  private static long times(Map<NodeId, String> reported, String digest) {
    return reported.values().stream().filter(digest::equals).count();
  }

  @Provide
  Arbitrary<List<String>> someDigests() {
    return Arbitraries.of("a", "b", "c").list().ofMaxSize(6);
  }

  private static Map<NodeId, String> reported(String digests) {
    Map<NodeId, String> reported = new HashMap<>();
    for (int i = 0; i < digests.length(); i++) {
      if (digests.charAt(i) != '.') {
        reported.put(NodeId.of(i + 1), digests.substring(i, i + 1));
      }
    }
    return reported;
  }
}
