package dev.attune.engine.model.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class WorkerThreadsTests {

    @Test
    void threadsAreNumberedAndNeverKeepTheProcessAlive() {
        ThreadFactory factory = WorkerThreads.factory("attune-test-");
        Thread first = factory.newThread(() -> {});
        Thread second = factory.newThread(() -> {});
        assertThat(first.getName()).isEqualTo("attune-test-1");
        assertThat(second.getName()).isEqualTo("attune-test-2");
        assertThat(first.isDaemon()).isTrue();
    }

    @Test
    void threadsAreVirtualWhereThoseAreNeverHeldFast() {
        Thread thread = WorkerThreads.factory("attune-test-").newThread(() -> {});
        // all virtual threads have the same group, of this name
        boolean virtual = thread.getThreadGroup() != null
                && "VirtualThreads".equals(thread.getThreadGroup().getName());
        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 24);
    }
}
