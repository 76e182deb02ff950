package dev.runsheet.platform.json;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import java.lang.reflect.Constructor;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleKeyDeserializers;
import tools.jackson.databind.module.SimpleModule;

/// Ids in documents are scalars: 32 hex digits, or the number of a member.
final class IdModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    IdModule() {
        super("ids");
        addSerializer(Id.class, new HexWriter());
        addKeySerializer(Id.class, new HexKeyWriter());
        addSerializer(MemberId.class, new NumberWriter());
        setDeserializers(new Readers());
        setKeyDeserializers(new KeyReaders());
    }

    private static final class HexWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.hex());
        }
    }

    private static final class HexKeyWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeName(id.hex());
        }
    }

    private static final class NumberWriter extends ValueSerializer<MemberId> {
        @Override
        public void serialize(MemberId id, JsonGenerator out, SerializationContext context) {
            out.writeNumber(id.value());
        }
    }

    private static final class Readers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            if (type.getRawClass() == MemberId.class) {
                return new NumberReader();
            }
            return isId(type) ? new HexReader(constructor(type)) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == MemberId.class || Id.class.isAssignableFrom(type);
        }
    }

    private static final class KeyReaders extends SimpleKeyDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            if (type.getRawClass() == MemberId.class) {
                return new NumberKeyReader();
            }
            return isId(type) ? new HexKeyReader(constructor(type)) : null;
        }
    }

    private static final class NumberReader extends ValueDeserializer<MemberId> {
        @Override
        public MemberId deserialize(JsonParser in, DeserializationContext context) {
            return new MemberId(in.getLongValue());
        }
    }

    private static final class NumberKeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return new MemberId(Long.parseLong(key));
        }
    }

    private static final class HexReader extends ValueDeserializer<Object> {
        private final Constructor<?> constructor;

        HexReader(Constructor<?> constructor) {
            this.constructor = constructor;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            return id(constructor, in.getString());
        }
    }

    private static final class HexKeyReader extends KeyDeserializer {
        private final Constructor<?> constructor;

        HexKeyReader(Constructor<?> constructor) {
            this.constructor = constructor;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return id(constructor, key);
        }
    }

    private static boolean isId(JavaType type) {
        return type.getRawClass().isRecord() && Id.class.isAssignableFrom(type.getRawClass());
    }

    private static Constructor<?> constructor(JavaType type) {
        try {
            var constructor = type.getRawClass().getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException fault) {
            throw new IllegalStateException(type.getRawClass() + " is no id", fault);
        }
    }

    private static Object id(Constructor<?> constructor, String hex) {
        var value =
                Id.parse(hex).orElseThrow(() -> new IllegalArgumentException("not an id: " + hex));
        try {
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
