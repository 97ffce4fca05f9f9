# What code does that has escaped from V8: it has the process, and calls the kernel directly.
# Arguments: NAME=VALUE. Prints a line for each attempt: its name, a tab, and "reached" or the reason why not.
use strict;
use warnings;
use Socket;

my %at = map { split /=/, $_, 2 } @ARGV;
my %call =
  $at{arch} eq 'aarch64'
  ? (ptrace => 117, unshare => 97, memfd_create => 279)
  : (ptrace => 101, unshare => 272, memfd_create => 319);

$| = 1;
sub try {
    my ($name, $action) = @_;
    local $@;
    local $! = 0;
    my $reached = eval { $action->() };
    print "$name\t", ($reached ? 'reached' : 'no: ' . ($@ || "$!")), "\n";
}
sub slurp { open my $file, '<', $_[0] or return 0; my $text = join '', <$file>; return length $text }
sub spoil { open my $file, '>>', $_[0] or return 0; return print {$file} 'spoilt' }

try 'key', sub { slurp $at{key} };
try 'key-mode', sub { chmod 0644, $at{key} };
try 'environment', sub { slurp "/proc/$at{service}/environ" };
try 'memory', sub { open my $file, '<', "/proc/$at{service}/mem" };
try 'tenant-read', sub { slurp "$at{tenant}/main.js" };
try 'tenant-write', sub { spoil "$at{tenant}/main.js" };
try 'archive', sub { spoil $at{archive} };
try 'archive-length', sub { truncate $at{archive}, 5 };
try 'sandbox-program', sub { chmod 0755, $at{sandbox}; spoil $at{sandbox} };
try 'folder', sub { spoil "$at{folder}/left" };
try 'elsewhere', sub { my $any = 0; for ('/tmp', '/dev/shm', '/var/tmp', '/') { $any ||= spoil("$_/snapforge-escaped-$at{service}"); unlink "$_/snapforge-escaped-$at{service}" } $any };
try 'network', sub {
    socket(my $socket, PF_INET, SOCK_STREAM, 0) or return 0;
    return connect $socket, pack_sockaddr_in($at{port}, inet_aton('127.0.0.1'));
};
try 'ptrace', sub {
    syscall($call{ptrace}, 16, $at{victim} + 0, 0, 0) == 0 or return 0;
    waitpid $at{victim}, 0;
    return syscall($call{ptrace}, 17, $at{victim} + 0, 0, 0) == 0;
};
try 'kill', sub { kill 'KILL', $at{victim} };
try 'namespace', sub { syscall($call{unshare}, 0x10000000) == 0 };
try 'memory-file', sub { syscall($call{memfd_create}, my $name = 'x', 0) >= 0 };
try 'child', sub {
    my $child = fork;
    return 0 unless defined $child;
    if ($child == 0) {
        require POSIX;
        POSIX::setsid();
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        exec '/usr/bin/sleep', $at{marker};
    }
    sleep 1;
    return 1;
};
# Last: where it works, there is nobody left to say so.
exec '/usr/bin/printf', "program\treached\n" or print "program\tno: $!\n";
