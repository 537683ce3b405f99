namespace Pinpoint.Cli.Native;

/// <summary>Asks a processor of the x86 family what it is: (leaf, subleaf) to the registers EAX, EBX, ECX and EDX.</summary>
internal delegate (int Eax, int Ebx, int Ecx, int Edx) ProcessorQuestion(int leaf, int subleaf);
