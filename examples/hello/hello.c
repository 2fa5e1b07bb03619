/* A program of two system calls. Without a C library it is about a kilobyte and runs in an empty image. */

#if defined(__x86_64__)
enum { WRITE = 1, EXIT = 60 };
static long call(long number, long a, const void *b, long c) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}
#elif defined(__aarch64__)
enum { WRITE = 64, EXIT = 93 };
static long call(long number, long a, const void *b, long c) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register const void *x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
}
#else
#error "x64 and arm64 only"
#endif

static const char text[] = "Hello from an image built through the Depot CLI.\n";

void _start(void) {
    call(WRITE, 1, text, sizeof text - 1);
    call(EXIT, 0, 0, 0);
}
