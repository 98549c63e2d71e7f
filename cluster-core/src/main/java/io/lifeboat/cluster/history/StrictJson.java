package io.lifeboat.cluster.history;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How JSON is read back into records: what is unknown, missing, doubled or of another type is
 * refused.
 */
public final class StrictJson {
  private static final int MAX_TEXT_CHARS = 1024 * 1024;
  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_NUMBER_CHARS = 32;
  private static final int MAX_DEPTH = 16;

  private StrictJson() {}

  /**
   * A mapper to be completed.
   *
   * @param mostChars a longer document is refused
   */
  public static JsonMapper.Builder builder(long mostChars) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(mostChars)
            .maxStringLength(MAX_TEXT_CHARS)
            .maxNameLength(MAX_NAME_CHARS)
            .maxNumberLength(MAX_NUMBER_CHARS)
            .maxNestingDepth(MAX_DEPTH)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .annotationIntrospector(new NullMarkedRecords());
  }

  /** What is not marked {@code @Nullable} in a record must be there and must not be null. */
  private static final class NullMarkedRecords extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      RecordComponent component = component(member);
      return component == null
          ? super.hasRequiredMarker(config, member)
          : Boolean.valueOf(!isNullable(component));
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
      RecordComponent component = component(annotated);
      return component == null || isNullable(component)
          ? super.findSetterInfo(config, annotated)
          : JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
    }

    private static @Nullable RecordComponent component(Annotated annotated) {
      if (annotated instanceof AnnotatedParameter parameter
          && parameter.getDeclaringClass().isRecord()) {
        return parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
      }
      return null;
    }

    private static boolean isNullable(RecordComponent component) {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
  }
}
