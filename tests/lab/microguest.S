# The boot sector that microguest.py carries; boots from a disk, a floppy, an El Torito CD and by PXE.
# as --32 -o microguest.o microguest.S && ld -m elf_i386 -Ttext 0x7c00 --oformat binary -o microguest.bin microguest.o
.code16
.globl _start
_start:
    ljmp $0, $1f
1:  xor %ax,%ax; mov %ax,%ds; mov %ax,%es; mov %ax,%ss; mov $0x7c00,%sp
    mov %dl, drv
    cld; sti
    # COM1 115200 8n1
    mov $0x3fb,%dx; mov $0x80,%al; out %al,%dx
    mov $0x3f8,%dx; mov $1,%ax; out %ax,%dx
    mov $0x3fb,%dx; mov $3,%al; out %al,%dx
    inc %dx; out %al,%dx          # MCR = DTR|RTS
    mov $0x602,%dx; mov $0x100,%ax; out %ax,%dx   # PM1_EN = PWRBTN_EN
    mov $hello,%si; call puts
    mov $name,%si; call puts; mov drv,%al; call hex8
    mov $0x0d,%al; call putc; mov $0x0a,%al; call putc
loop:
    hlt
    mov $0x600,%dx; in %dx,%ax; test $0x01,%ah; jz 2f
    mov $btn,%si; call puts; jmp off
2:  mov $1,%ah; int $0x16; jz 3f
    xor %ah,%ah; int $0x16
    push %ax; mov $key,%si; call puts; pop %ax; push %ax; xchg %al,%ah; call hex8; pop %ax; call hex8; mov $0x20,%al; call putc
3:  mov $0x3fd,%dx; in %dx,%al; test $1,%al; jz loop
    mov $0x3f8,%dx; in %dx,%al
    cmp $'q',%al; je off
    cmp $'r',%al; je rst
    cmp $'s',%al; je s3
    cmp $'p',%al; je pan
    cmp $'t',%al; je tick
    cmp $'T',%al; je flood
    call putc; jmp 3b
off: mov $0x604,%dx; mov $0x2000,%ax; out %ax,%dx; jmp loop
s3:  mov $0x604,%dx; mov $0x2400,%ax; out %ax,%dx; jmp loop
rst: mov $0xcf9,%dx; mov $6,%al; out %al,%dx; jmp loop
pan: mov $0x505,%dx; mov $1,%al; out %al,%dx; jmp loop
tick: mov 0x46d,%al; call hex8; mov 0x46c,%al; call hex8; mov $0x0a,%al; call putc; jmp loop
flood: mov $0x10,%cx              # 1 MiB of 'x' on COM1 only
4:  push %cx; xor %cx,%cx
5:  mov $0x3fd,%dx
6:  in %dx,%al; test $0x20,%al; jz 6b
    mov $0x3f8,%dx; mov $'x',%al; out %al,%dx; loop 5b
    pop %cx; loop 4b
    mov $done,%si; call puts; jmp loop
puts: lodsb; test %al,%al; jz 7f; call putc; jmp puts
7:  ret
hex8: push %ax; shr $4,%al; call nib; pop %ax
nib: and $15,%al; cmp $10,%al; sbb $0x69,%al; das   # falls into putc
putc: push %ax; push %dx; push %bx
    mov %al,%bl; mov $0x3fd,%dx
8:  in %dx,%al; test $0x20,%al; jz 8b
    mov $0x3f8,%dx; mov %bl,%al; out %al,%dx
    mov $0x0e,%ah; mov $7,%bx; int $0x10
    pop %bx; pop %dx; pop %ax; ret
hello: .asciz "\r\nUG boot " 
btn: .asciz "\r\nUG power button\r\n"
key: .asciz "K:"
done: .asciz "\r\nUG flood done\r\n"
drv: .byte 0
.org 494
name: .asciz "        dl=" 
.org 510
.word 0xaa55
