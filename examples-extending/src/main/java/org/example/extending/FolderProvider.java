package org.example.extending;

import dev.attune.engine.instance.InstanceException;
import dev.attune.engine.instance.InstanceProvider;
import dev.attune.engine.instance.ProvidedInstance;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes the instances of classes with {@link InFolder}, and their folders. */
public final class FolderProvider implements InstanceProvider {

    /** Made by {@link java.util.ServiceLoader}. */
    public FolderProvider() {}

    @Override
    public boolean provides(Class<?> type) {
        return type.isAnnotationPresent(InFolder.class);
    }

    @Override
    public boolean follows(Annotation annotation) {
        return false;
    }

    @Override
    public ProvidedInstance open(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new InstanceInFolder(constructor.newInstance(), Files.createTempDirectory("program"));
        } catch (IOException | ReflectiveOperationException e) {
            throw new InstanceException("cannot make " + type.getName() + ": " + e, e);
        }
    }

    private record InstanceInFolder(Object instance, Path folder) implements ProvidedInstance {

        @Override
        public Object argument(Parameter parameter) {
            if (parameter.getType() != Path.class) {
                throw new InstanceException(
                        "parameter " + parameter.getName() + " is a "
                                + parameter.getType().getSimpleName() + "; @InFolder has a Path and nothing else",
                        null);
            }
            return folder;
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new InstanceException("cannot remove " + folder + ": " + e, e);
            }
        }
    }
}
