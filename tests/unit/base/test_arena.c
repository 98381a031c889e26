/* Tests base/arena.c: pieces are zeroed, aligned, apart from each other, and counted. */
#include "cmocka_all.h"

#include <signal.h>
#include <stdalign.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static void pieces_are_zeroed_and_aligned(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 7, 16, 17, 4096, 16 * 1024, 16 * 1024 + 1, 1 << 20};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        unsigned char *piece = arena_alloc(arena, sizes[i]);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(piece[k], 0);
        memset(piece, 0xAB, sizes[i]);
    }
    arena_free(arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    struct arena *arena = arena_new();
    uint32_t *pieces[COUNT];
    for (uint32_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_array(arena, i % 40 + 1, sizeof **pieces);
        for (uint32_t k = 0; k <= i % 40; k++)
            pieces[i][k] = i;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        for (uint32_t k = 0; k <= i % 40; k++)
            assert_int_equal(pieces[i][k], i);
    }
    arena_free(arena);
}

static void texts_are_copies(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char source[] = "queue";
    char *copy = arena_text(arena, source);
    source[0] = '\0';
    assert_string_equal(copy, "queue");
    assert_null(arena_text(arena, NULL));
    assert_memory_equal(arena_bytes(arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_bytes(arena, NULL, 0), "");
    assert_string_equal(arena_textf(arena, "%s-%d", "VIP", 7), "VIP-7");
    assert_string_equal(arena_textf(arena, "%s", ""), "");
    arena_free(arena);
}

static void a_long_text_is_formatted_whole(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *text = arena_textf(arena, "%050000d!", 1);
    assert_int_equal(strlen(text), 50001);
    assert_string_equal(text + 49999, "1!");
    arena_free(arena);
}

static void reserved_bytes_are_counted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(arena_reserved(arena), 0);
    arena_alloc(arena, 1);
    size_t first = arena_reserved(arena);
    assert_true(first >= 1);
    arena_alloc(arena, 1);
    assert_int_equal(arena_reserved(arena), first);
    arena_alloc(arena, 1 << 20);
    assert_true(arena_reserved(arena) >= first + (1 << 20));
    arena_free(arena);
    arena_free(NULL);
}

static void overflow_product(struct arena *arena)
{
    arena_array(arena, SIZE_MAX / 4, 8);
}

static void overflow_size(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX - 3);
}

/* Runs `act` in a child; what it said first on stderr ends up in `said`. qemu-user adds a line. */
static int status_of(void (*act)(struct arena *), char *said, size_t capacity)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        act(arena_new());
        _exit(0);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], said, capacity - 1);
    said[got > 0 ? got : 0] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void impossible_sizes_end_the_process(void **state)
{
    (void)state;
    static void (*const acts[])(struct arena *) = {overflow_product, overflow_size};
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        static const char sentence[] = "wallboard: out of memory\n";
        char said[256] = "";
        int status = status_of(acts[i], said, sizeof said);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGABRT);
        assert_memory_equal(said, sentence, strlen(sentence));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(texts_are_copies),
        cmocka_unit_test(a_long_text_is_formatted_whole),
        cmocka_unit_test(reserved_bytes_are_counted),
        cmocka_unit_test(impossible_sizes_end_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
