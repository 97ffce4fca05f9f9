/*
 * Gives up what an engine process must not have, and becomes that process: resource limits, capabilities, files and network
 * (Landlock), system calls (seccomp). Needs no privilege, keeps the process's id, and ends with code 126 and a line on standard
 * error, without having started anything, if one of these cannot be had.
 *
 *   sandbox [OPTION...] -- COMMAND [ARGUMENT...]
 *     --limit N SOFT HARD  resource limit N (RLIMIT_*)
 *     --read PATH          COMMAND may read what is there, and run programs from nowhere but --run
 *     --run PATH           COMMAND may also run programs from there
 *     --write PATH         COMMAND may also write there
 *     --no-exec PATH       maps nothing from this mount as code; needs CAP_SYS_ADMIN in the mount's user namespace
 *     --filter             no processes, sockets, signals to others; see refused[] below
 *     --own-files          with --filter: COMMAND sees no files that others use, and may change modes, owners and times
 *     --filter-host        the same for a process that starts sandboxes itself: processes and namespaces are allowed
 *
 * No C library: the program is the same file on every Linux of its architecture. src/main/sandbox/build compiles it.
 * Sources: landlock(7), seccomp(2), prctl(2), capabilities(7), Linux' include/uapi.
 */
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/errno.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <asm/unistd.h>

/* ---- the kernel's door ------------------------------------------------------------------------------------------------- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
static long call(long number, long a, long b, long c, long d, long e) {
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8)
                     : "rcx", "r11", "memory");
    return result;
}
__asm__(".globl _start\n_start:\n xor %ebp,%ebp\n mov %rsp,%rdi\n and $-16,%rsp\n call start\n hlt\n");
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
static long call(long number, long a, long b, long c, long d, long e) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
    return x0;
}
__asm__(".globl _start\n_start:\n mov x29,#0\n mov x0,sp\n bl start\n brk #0\n");
#else
#error "no system calls are known for this architecture"
#endif

/* The compiler makes calls to this of loops and initialisers. */
void *memset(void *to, int value, size_t length) {
    unsigned char *byte = to;
    while (length--) {
        *byte++ = (unsigned char) value;
    }
    return to;
}

static size_t length_of(const char *text) {
    size_t length = 0;
    while (text[length]) {
        length++;
    }
    return length;
}

static int equal(const char *one, const char *other) {
    while (*one && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

static void say(const char *text) {
    call(__NR_write, 2, (long) text, (long) length_of(text), 0, 0);
}

static void say_number(long number) {
    char digits[21];
    char *at = digits + sizeof digits - 1;
    *at = 0;
    do {
        *--at = (char) ('0' + number % 10);
        number /= 10;
    } while (number);
    say(at);
}

static void die(const char *what, const char *about, long error) {
    say("sandbox: ");
    say(what);
    if (about) {
        say(" ");
        say(about);
    }
    if (error < 0) {
        say(": errno ");
        say_number(-error);
    }
    say("\n");
    for (;;) {
        call(__NR_exit_group, 126, 0, 0, 0, 0);
    }
}

static long must(long result, const char *what, const char *about) {
    if (result < 0) {
        die(what, about, result);
    }
    return result;
}

static uint64_t number(const char *text) {
    uint64_t value = 0;
    if (!text || !*text) {
        die("not a number:", text, 0);
    }
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9') {
            die("not a number:", text, 0);
        }
        value = value * 10 + (uint64_t) (*at - '0');
    }
    return value;
}

/* ---- files and network: Landlock ---------------------------------------------------------------------------------------- */

/* Of linux/landlock.h, which Debian 12 has in an older state. */
#define NR_LANDLOCK_CREATE 444
#define NR_LANDLOCK_ADD 445
#define NR_LANDLOCK_RESTRICT 446
#define FS_EXECUTE (1ULL << 0)
#define FS_WRITE_FILE (1ULL << 1)
#define FS_READ_FILE (1ULL << 2)
#define FS_READ_DIR (1ULL << 3)
#define FS_REMOVE (3ULL << 4)
#define FS_MAKE_DIR (1ULL << 7)
#define FS_MAKE_REG (1ULL << 8)
#define FS_MAKE_SYM (1ULL << 12)
#define FS_REFER (1ULL << 13)
#define FS_TRUNCATE (1ULL << 14)
#define NET_ALL 3ULL
#define SCOPE_ALL 3ULL

struct landlock_rules {
    uint64_t fs;
    uint64_t net;
    uint64_t scoped;
};

struct landlock_path {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

/* What each version of Landlock can refuse (landlock(7)): all of it is, and only paths give something back. */
static uint64_t known_rights(long version) {
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return (1ULL << bits) - 1;
}

static int open_rules(long *version) {
    *version = call(NR_LANDLOCK_CREATE, 0, 0, 1, 0, 0);
    must(*version, "Landlock does not work here", 0);
    struct landlock_rules rules = {known_rights(*version), NET_ALL, SCOPE_ALL};
    size_t size = *version >= 6 ? 24 : *version >= 4 ? 16 : 8;
    return (int) must(call(NR_LANDLOCK_CREATE, (long) &rules, (long) size, 0, 0, 0), "Landlock refuses its rules", 0);
}

static void allow(int rules, long version, const char *path, uint64_t rights) {
    const uint64_t of_files = FS_EXECUTE | FS_WRITE_FILE | FS_READ_FILE | FS_TRUNCATE;
    long folder = call(__NR_openat, -100 /* AT_FDCWD */, (long) path, 010000000 | 02000000 /* O_PATH | O_CLOEXEC */, 0, 0);
    if (folder == -ENOENT) {
        return;
    }
    must(folder, "cannot open", path);
    struct landlock_path rule = {rights & known_rights(version), (int32_t) folder};
    long result = call(NR_LANDLOCK_ADD, rules, 1, (long) &rule, 0, 0);
    if (result == -EINVAL) {
        rule.allowed &= of_files;
        result = call(NR_LANDLOCK_ADD, rules, 1, (long) &rule, 0, 0);
    }
    must(result, "Landlock does not take", path);
    call(__NR_close, folder, 0, 0, 0, 0);
}

/* ---- system calls: seccomp ---------------------------------------------------------------------------------------------- */

/* The highest call that was looked at here (mseal); a kernel that has more does not show them. */
#define LAST_CALL 462
#define X32_BIT 0x40000000

static const uint16_t refused[] = {
    /* other processes of this user, the service among them */
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_kcmp, __NR_tkill, __NR_migrate_pages, __NR_move_pages,
    __NR_sched_setaffinity, __NR_sched_setparam, __NR_sched_setscheduler, __NR_sched_setattr, __NR_setpriority,
    __NR_ioprio_set,
    424 /* pidfd_send_signal */, 434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */, 448 /* process_mrelease */,
    /* memory that belongs to no process, and so to no limit */
    __NR_memfd_create, 447 /* memfd_secret */, __NR_shmget, __NR_shmat, __NR_shmctl, __NR_msgget, __NR_msgsnd, __NR_semget,
    __NR_mq_open, __NR_mlockall,
    /* parts of the kernel that hostile code likes best */
    __NR_bpf, __NR_perf_event_open, __NR_userfaultfd, __NR_add_key, __NR_request_key, __NR_keyctl, __NR_fanotify_init,
    __NR_name_to_handle_at, __NR_open_by_handle_at, __NR_lookup_dcookie, __NR_personality, __NR_vhangup, __NR_quotactl,
    443 /* quotactl_fd */, __NR_acct, __NR_syslog, __NR_kexec_load, __NR_kexec_file_load, __NR_init_module, __NR_finit_module,
    __NR_delete_module, __NR_reboot, __NR_swapon, __NR_swapoff, __NR_settimeofday, __NR_clock_settime, __NR_adjtimex,
    __NR_clock_adjtime, __NR_sethostname, __NR_setdomainname,
#ifdef __x86_64__
    __NR_iopl, __NR_ioperm, __NR_modify_ldt, __NR_uselib,
#endif
};

/* What a process that starts sandboxes needs and no other: neither the JVM nor V8 nor Node opens a socket to answer. */
static const uint16_t of_hosts[] = {
    __NR_socket, /* bubblewrap, to switch a new network's loopback on */
#ifdef __x86_64__
    __NR_fork, __NR_vfork,
#endif
    __NR_unshare, __NR_setns, __NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_mknodat, 428 /* open_tree */,
    429 /* move_mount */, 430 /* fsopen */, 431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */,
};

/* What Landlock does not see: modes, owners, times and lengths of files that belong to the service. */
static const uint16_t of_owners[] = {
    __NR_fchmod, __NR_fchmodat, 452 /* fchmodat2 */, __NR_fchown, __NR_fchownat, __NR_utimensat, __NR_truncate, __NR_setxattr,
    __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr,
#ifdef __x86_64__
    __NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat,
#endif
};

/* As if the kernel were older: callers have another way, such as clone for clone3, whose flags a filter cannot see. */
static const uint16_t absent[] = {425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */};

#define CALL offsetof(struct seccomp_data, nr)
#define ARGUMENT(n) (offsetof(struct seccomp_data, args) + 8 * (n))
#define NAMESPACES (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

struct program {
    struct sock_filter steps[320];
    unsigned short length;
};

static void step(struct program *program, uint16_t code, uint8_t if_true, uint8_t if_false, uint32_t value) {
    if (program->length == sizeof program->steps / sizeof program->steps[0]) {
        die("the filter is too long", 0, 0);
    }
    program->steps[program->length++] = (struct sock_filter){code, if_true, if_false, value};
}

static void answer(struct program *program, uint32_t what) {
    step(program, BPF_RET | BPF_K, 0, 0, what);
}

static void refuse(struct program *program, uint32_t number, uint32_t error) {
    step(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, number);
    answer(program, SECCOMP_RET_ERRNO | error);
}

/* Allowed for these two values of an argument only. */
static void only(struct program *program, uint32_t number, int argument, uint32_t one, uint32_t other) {
    step(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, number);
    step(program, BPF_LD | BPF_W | BPF_ABS, 0, 0, ARGUMENT(argument));
    step(program, BPF_JMP | BPF_JEQ | BPF_K, 2, 0, one);
    step(program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, other);
    answer(program, SECCOMP_RET_ERRNO | EPERM);
    answer(program, SECCOMP_RET_ALLOW);
}

static void filter(int host, int own_files) {
    struct program program;
    program.length = 0;
    uint32_t self = (uint32_t) call(__NR_getpid, 0, 0, 0, 0, 0);
    step(&program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, arch));
    step(&program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
    answer(&program, SECCOMP_RET_KILL_PROCESS);
    step(&program, BPF_LD | BPF_W | BPF_ABS, 0, 0, CALL);
    /* x32's calls are above, too. */
    step(&program, BPF_JMP | BPF_JGT | BPF_K, 0, 1, LAST_CALL);
    answer(&program, SECCOMP_RET_ERRNO | ENOSYS);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        refuse(&program, refused[i], EPERM);
    }
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        refuse(&program, absent[i], ENOSYS);
    }
    for (size_t i = 0; !host && !own_files && i < sizeof of_owners / sizeof of_owners[0]; i++) {
        refuse(&program, of_owners[i], EPERM);
    }
    if (!host) {
        for (size_t i = 0; i < sizeof of_hosts / sizeof of_hosts[0]; i++) {
            refuse(&program, of_hosts[i], EPERM);
        }
        refuse(&program, 435 /* clone3 */, ENOSYS);
        only(&program, __NR_kill, 0, self, self);
        only(&program, __NR_tgkill, 0, self, self);
        only(&program, __NR_rt_sigqueueinfo, 0, self, self);
        only(&program, __NR_rt_tgsigqueueinfo, 0, self, self);
        only(&program, __NR_prlimit64, 0, 0, self);
        /* Threads, but neither processes nor namespaces. */
        step(&program, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, __NR_clone);
        step(&program, BPF_LD | BPF_W | BPF_ABS, 0, 0, ARGUMENT(0));
        step(&program, BPF_JMP | BPF_JSET | BPF_K, 0, 2, CLONE_THREAD);
        step(&program, BPF_JMP | BPF_JSET | BPF_K, 1, 0, NAMESPACES);
        answer(&program, SECCOMP_RET_ALLOW);
        answer(&program, SECCOMP_RET_ERRNO | EPERM);
    }
    answer(&program, SECCOMP_RET_ALLOW);
    struct sock_fprog whole = {program.length, program.steps};
    must(call(__NR_seccomp, SECCOMP_SET_MODE_FILTER, 0, (long) &whole, 0, 0), "seccomp does not work here", 0);
}

/* ---- all together ------------------------------------------------------------------------------------------------------- */

struct limit {
    uint64_t soft;
    uint64_t hard;
};

static void limit(const char *resource, const char *soft, const char *hard) {
    struct limit old;
    struct limit wanted = {number(soft), number(hard)};
    long which = (long) number(resource);
    must(call(__NR_prlimit64, 0, which, 0, (long) &old, 0), "no such limit:", resource);
    /* What is lower already stays. */
    wanted.hard = wanted.hard < old.hard ? wanted.hard : old.hard;
    wanted.soft = wanted.soft < wanted.hard ? wanted.soft : wanted.hard;
    must(call(__NR_prlimit64, 0, which, (long) &wanted, 0, 0), "cannot set the limit", resource);
}

static void drop_capabilities(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    call(__NR_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    for (long capability = 0; capability < 64; capability++) {
        /* Refused to those who have none, and by kernels that do not know it. */
        call(__NR_prctl, PR_CAPBSET_DROP, capability, 0, 0, 0);
    }
    must(call(__NR_capset, (long) &header, (long) none, 0, 0, 0), "cannot drop capabilities", 0);
}

static const char *const folders[] = {"/usr/local/bin/", "/usr/bin/", "/bin/"};

/* The program that a name without a folder means; the environment's PATH has no say. */
static const char *find(const char *name, char *room, size_t size) {
    for (const char *at = name; *at; at++) {
        if (*at == '/') {
            return name;
        }
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        size_t folder = length_of(folders[i]);
        size_t length = length_of(name);
        if (folder + length >= size) {
            break;
        }
        for (size_t j = 0; j < folder; j++) {
            room[j] = folders[i][j];
        }
        for (size_t j = 0; j <= length; j++) {
            room[folder + j] = name[j];
        }
        if (call(__NR_faccessat, -100, (long) room, 1 /* X_OK */, 0, 0) == 0) {
            return room;
        }
    }
    die("no such program:", name, 0);
    return 0;
}

struct mount_attributes {
    uint64_t set;
    uint64_t clear;
    uint64_t propagation;
    uint64_t user_namespace;
};

static void forbid_execution(const char *path) {
    struct mount_attributes no_exec = {8 /* MOUNT_ATTR_NOEXEC */, 0, 0, 0};
    must(
        call(442 /* mount_setattr */, -100, (long) path, 0x8000 /* AT_RECURSIVE */, (long) &no_exec, sizeof no_exec),
        "cannot forbid execution in",
        path);
}

__attribute__((noreturn, used)) void start(long *stack) {
    long count = stack[0];
    char **arguments = (char **) (stack + 1);
    char **environment = arguments + count + 1;
    char room[4096];
    int rules = -1;
    int filtered = 0;
    int own_files = 0;
    long version = 0;
    long i = 1;
    for (; i < count && !equal(arguments[i], "--"); i++) {
        const char *option = arguments[i];
        if (equal(option, "--filter")) {
            filtered = 1;
        } else if (equal(option, "--filter-host")) {
            filtered = 2;
        } else if (equal(option, "--own-files")) {
            own_files = 1;
        } else if (equal(option, "--limit") && i + 3 < count) {
            limit(arguments[i + 1], arguments[i + 2], arguments[i + 3]);
            i += 3;
        } else if (equal(option, "--no-exec") && i + 1 < count) {
            forbid_execution(arguments[++i]);
        } else if ((equal(option, "--read") || equal(option, "--run") || equal(option, "--write")) && i + 1 < count) {
            uint64_t rights = FS_READ_FILE | FS_READ_DIR;
            if (option[2] == 'w') {
                rights |= FS_WRITE_FILE | FS_TRUNCATE | FS_REMOVE | FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SYM | FS_REFER;
            } else if (option[3] == 'u') {
                rights |= FS_EXECUTE;
            }
            if (rules < 0) {
                rules = open_rules(&version);
            }
            allow(rules, version, arguments[++i], rights);
        } else {
            die("no such option, or one without its value:", option, 0);
        }
    }
    if (i + 1 >= count) {
        die("no command", 0, 0);
    }
    char **command = arguments + i + 1;
    const char *program = find(command[0], room, sizeof room);
    /* Nothing that the service has open goes along, and with its thread ends the process. */
    call(436 /* close_range */, 3, ~0U, 4 /* CLOSE_RANGE_CLOEXEC */, 0, 0);
    must(call(__NR_prctl, PR_SET_PDEATHSIG, 9, 0, 0, 0), "cannot be bound to its parent", 0);
    if (rules >= 0 || filtered) {
        /* Fails only for the first of a group, which has one of its own. */
        call(__NR_setsid, 0, 0, 0, 0, 0);
        must(call(__NR_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "cannot give up new privileges", 0);
    }
    if (filtered == 1) {
        drop_capabilities();
    }
    if (rules >= 0) {
        allow(rules, version, program, FS_READ_FILE | FS_EXECUTE);
        must(call(NR_LANDLOCK_RESTRICT, rules, 0, 0, 0, 0), "Landlock does not work here", 0);
    }
    if (filtered) {
        filter(filtered == 2, own_files);
    }
    must(call(__NR_execve, (long) program, (long) command, (long) environment, 0, 0), "cannot start", program);
    __builtin_unreachable();
}
