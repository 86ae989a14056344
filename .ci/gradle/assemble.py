"""Makes a Gradle that runs out of what Maven Central has of it: assemble.py FOLDER gradle-api.jar OTHER.jar...

Maven Central has no distribution of Gradle, but "dev.gradleplugins:gradle-api", one jar with the classes of Gradle and of all that it
needs, these in packages of their own. A distribution has a jar for each module instead, with a list of what the module needs. So the
folder gets such a jar for each module, with the list and no class, and all of them point to the one that has the classes.
"""

import re
import shutil
import struct
import sys
import zipfile
from pathlib import Path

folder, source, others = Path(sys.argv[1]), Path(sys.argv[2]), [Path(jar) for jar in sys.argv[3:]]
version = re.fullmatch(r"gradle-api-(.+)\.jar", source.name).group(1)
lib = folder / "lib"
(lib / "plugins").mkdir(parents=True)  # by this, Gradle knows its own folder
for jar in others:
    shutil.copy(jar, lib)
classes = lib / source.name

LISTS = re.compile(r"(gradle-[a-z0-9-]+)-classpath\.properties")
# Speaks to the JUnit of the tests, not to one of Gradle's own.
PLATFORM = re.compile(r"org/gradle/api/internal/tasks/testing/junitplatform/.+\.class")
MOVED = b"org/gradle/internal/impldep/org/junit"
# The JDK would load these from the class path while it is still starting.
PROVIDERS = re.compile(r"META-INF/services/java\..+")


def moved_back(data):
    """The class with the names of JUnit as they were, in all texts of its constant pool."""
    sizes = {3: 5, 4: 5, 5: 9, 6: 9, 7: 3, 8: 3, 9: 5, 10: 5, 11: 5, 12: 5, 15: 4, 16: 3, 17: 5, 18: 5, 19: 3, 20: 3}
    result, position, index = [data[:10]], 10, 1
    while index < struct.unpack(">H", data[8:10])[0]:
        tag = data[position]
        if tag == 1:
            end = position + 3 + struct.unpack(">H", data[position + 1 : position + 3])[0]
            text = data[position + 3 : end].replace(MOVED, b"org/junit").replace(MOVED.replace(b"/", b"."), b"org.junit")
            result.append(b"\x01" + struct.pack(">H", len(text)) + text)
        else:
            end = position + sizes[tag]
            result.append(data[position:end])
        position, index = end, index + (2 if tag in (5, 6) else 1)
    return b"".join(result) + data[position:]


def module(name, projects, main=""):
    with zipfile.ZipFile(lib / f"{name}-{version}.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\nClass-Path: {classes.name}\n{main}")
        runtime = ",".join([classes.name] + [other.name for other in others])
        jar.writestr(f"{name}-classpath.properties", f"projects={projects}\nruntime={runtime}\n")


with zipfile.ZipFile(source) as full, zipfile.ZipFile(classes, "w") as jar:
    modules, plugins = {}, set()
    for entry in full.infolist():
        if entry.is_dir() or PROVIDERS.fullmatch(entry.filename):
            continue
        data = full.read(entry)
        jar.writestr(entry, moved_back(data) if PLATFORM.fullmatch(entry.filename) else data, zipfile.ZIP_STORED)
        if re.fullmatch(r"gradle-[^/]*\.properties", entry.filename):
            properties = dict(re.findall(r"^(\w+)=(.*)$", data.decode(), re.M))
            if name := LISTS.fullmatch(entry.filename):
                modules[name.group(1)] = properties.get("projects", "")
            plugins.update(filter(None, properties.get("plugins", "").split(",")))

for name, projects in modules.items():
    module(name, projects)
module("gradle-gradle-cli", "gradle-launcher")
for name in plugins - modules.keys():  # the Kotlin DSL and more, which is left out
    module(name, "")
# Asked for by name, though their classes are in the one jar
for name in "asm commons-lang guava javax.inject jul-to-slf4j kryo native-platform slf4j-api".split():
    with zipfile.ZipFile(lib / f"{name}-0.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")

(folder / "init.d").mkdir()
# With "javac" as a process: the class with which Gradle compiles within its own is not in gradle-api
(folder / "init.d" / "javac.gradle").write_text("""allprojects {
    tasks.withType(JavaCompile).configureEach {
        options.fork = true
        options.forkOptions.executable = System.getProperty('java.home') + '/bin/javac'
    }
}
""")
