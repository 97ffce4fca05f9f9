package dev.snapforge.builds.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Lets Jackson read on after a value that does not fit its type: the value becomes null, and the {@link Errors} among the
 * reader's attributes hear of it. Jackson by itself stops at the first one, and a client would mend a request error by error.
 */
final class ErrorCollectingModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ErrorCollectingModule() {
        setDeserializerModifier(new Modifier());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addHandler(new UnknownProperties());
    }

    /** Hears what is wrong; pointers are relative to what is read. */
    interface Errors {

        /** A value that is not of its type. */
        void misfit(String pointer);

        /** An object that has a field which means nothing. */
        void unknownField(String pointer, Collection<String> known);
    }

    private static Errors errors(DeserializationContext context) {
        return (Errors) context.getAttribute(Errors.class);
    }

    private static final class Tolerant extends DelegatingDeserializer {

        Tolerant(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new Tolerant(delegate);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonPointer place = parser.streamReadContext().pathAsPointer();
            Object outer = context.getAttribute(Tolerant.class);
            context.setAttribute(Tolerant.class, place);
            try {
                return super.deserialize(parser, context);
            } catch (MismatchedInputException e) {
                // What is inside has been read tolerantly: the parser stands where the value begins.
                parser.skipChildren();
                errors(context).misfit(place.toString());
                return null;
            } finally {
                context.setAttribute(Tolerant.class, outer);
            }
        }
    }

    private static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            return new Tolerant(deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new Tolerant(deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new Tolerant(deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new Tolerant(deserializer);
        }
    }

    private static final class UnknownProperties extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            parser.skipChildren();
            // Jackson keeps such fields until the object is there: the parser stands somewhere else by then.
            Object object = context.getAttribute(Tolerant.class);
            errors(context).unknownField(String.valueOf(object), fields(deserializer.handledType()));
            return true;
        }

        private static Collection<String> fields(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(it -> it.getName())
                    .collect(Collectors.toList());
        }
    }
}
