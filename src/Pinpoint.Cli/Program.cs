using System.Runtime.InteropServices;
using Pinpoint.Cli;
using Pinpoint.Cli.Native;
using Pinpoint.Cli.Output;

NativeProgram.Continue(args);
using var cancellationToken = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return PinpointCommand.Run(args, Terminal.OfProcess(cancellationToken.Token));

// The first signal lets the work stop in good order; a second one ends the process as usual.
void Stop(PosixSignalContext context)
{
    if (!cancellationToken.IsCancellationRequested)
    {
        context.Cancel = true;
        cancellationToken.Cancel();
    }
}
