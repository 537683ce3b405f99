"""The paper's network in PyTorch: the same training step and forward pass that Pinpoint.Benchmarks times.

usage: torch_training_step.py [LANDMARKS] [THREADS] [BATCH]
Prints the median of 7 in milliseconds: a training step (forward, joint loss, backward, Adam) and the forward pass without gradients.
"""
import statistics
import sys
import time

import torch
from torch import nn

landmarks = int(sys.argv[1]) if len(sys.argv) > 1 else 10
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 2
batch = int(sys.argv[3]) if len(sys.argv) > 3 else 64
modes, size, repetitions = 15, 101, 7
torch.set_num_threads(threads)
torch.manual_seed(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        blocks, channels = [], 3 * landmarks
        for maps in (32, 64, 128, 256, 512):
            blocks += [nn.Conv2d(channels, maps, 3), nn.ReLU(), nn.MaxPool2d(2)]
            channels = maps
        self.encoder = nn.Sequential(*blocks, nn.Flatten())
        self.classes, self.regression = self.head(2 * modes), self.head(modes)

    @staticmethod
    def head(outputs):
        return nn.Sequential(
            nn.Linear(512, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, outputs))

    def forward(self, patches):
        features = self.encoder(patches)
        return self.classes(features), self.regression(features)


network = Network()
optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
patches = torch.rand(batch, 3 * landmarks, size, size)
targets = torch.randn(batch, modes)
labels = torch.randint(0, 2 * modes, (batch,))


def step():
    optimizer.zero_grad()
    logits, displacements = network(patches)
    loss = 0.5 * nn.functional.mse_loss(displacements, targets) + 0.5 * nn.functional.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()


def forward():
    with torch.no_grad():
        network(patches)


def median(action):
    action()
    action()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return 1e3 * statistics.median(times)


print(f"PyTorch {torch.__version__}, {landmarks} landmarks, batch {batch}, {threads} threads: training step {median(step):.1f} ms", end="")
network.eval()
print(f", forward {median(forward):.1f} ms")
