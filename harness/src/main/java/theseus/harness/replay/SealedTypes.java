package theseus.harness.replay;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.Arrays;
import java.util.List;

/// Lets JSON tell the alternatives of a sealed type apart by the field `is`, without a word in the types themselves.
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String FIELD = "is";

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        Class<?> type = annotated.getRawType();
        boolean alternative = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        if (!type.isSealed() && !alternative) return super.findPolymorphicTypeInfo(config, annotated);
        return JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, FIELD, null, false, true, null);
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (!type.isSealed()) return super.findSubtypes(annotated);
        return Arrays.stream(type.getPermittedSubclasses())
                .map(alternative -> new NamedType(alternative, alternative.getSimpleName()))
                .toList();
    }

    @Override
    public String findTypeName(AnnotatedClass annotated) {
        return annotated.getRawType().getSimpleName();
    }
}
