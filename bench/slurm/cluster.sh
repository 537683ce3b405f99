#!/bin/bash
# A little Slurm on one host, for tests: cluster.sh start FOLDER [NODES], cluster.sh stop FOLDER.
# Needs Debian's slurm-wlm and munge (apt-get install slurm-wlm munge); no root, no service of the system, nothing outside FOLDER.
# Each node is a slurmd of its own with two processors, all on loopback. Then: export SLURM_CONF=FOLDER/slurm.conf; sbatch, squeue, scancel as usual.
set -euo pipefail

usage() {
  sed -n '2,4s/^# //p' "$0"
  exit 2
}

start() {
  mkdir -p "$folder"/{log,run,state}
  chmod 755 "$folder" "$folder"/{log,run,state}
  dd if=/dev/urandom of="$folder/munge.key" bs=128 count=1 status=none
  chmod 600 "$folder/munge.key"
  local -a ports
  mapfile -t ports < <(free_ports $((nodes + 1)))
  {
    echo 'ClusterName=pinpoint'
    echo 'SlurmctldHost=localhost(127.0.0.1)'
    echo "SlurmctldPort=${ports[0]}"
    echo "SlurmUser=$(id -un)"
    echo "SlurmdUser=$(id -un)"
    echo 'AuthType=auth/munge'
    # A requeued job waits until its old credential has expired: two minutes, if nothing is said, or less than five seconds.
    echo "AuthInfo=socket=$folder/run/munge.socket,cred_expire=5"
    echo "StateSaveLocation=$folder/state"
    echo "SlurmdSpoolDir=$folder/run/spool-%n"
    echo "SlurmctldPidFile=$folder/run/slurmctld.pid"
    echo "SlurmdPidFile=$folder/run/slurmd-%n.pid"
    echo "SlurmctldLogFile=$folder/log/slurmctld.log"
    echo "SlurmdLogFile=$folder/log/slurmd-%n.log"
    echo 'ProctrackType=proctrack/linuxproc'
    echo 'TaskPlugin=task/none'
    echo 'MpiDefault=none'
    echo 'JobAcctGatherType=jobacct_gather/none'
    echo 'AccountingStorageType=accounting_storage/none'
    echo 'SelectType=select/cons_tres'
    echo 'SelectTypeParameters=CR_Core'
    echo 'SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=0'
    echo 'SlurmdParameters=config_overrides'
    echo 'ReturnToService=2'
    echo 'MailProg=/bin/true'
    for i in $(seq "$nodes"); do
      echo "NodeName=node$i NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[$i]} CPUs=2 RealMemory=16000 State=UNKNOWN"
    done
    echo 'PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP'
  } >"$folder/slurm.conf"

  # Daemons go into the background by themselves, and leave their number in a file.
  munged --key-file="$folder/munge.key" --socket="$folder/run/munge.socket" --pid-file="$folder/run/munged.pid" \
    --log-file="$folder/log/munged.log" --seed-file="$folder/run/munged.seed"
  slurmctld -f "$folder/slurm.conf" >"$folder/log/slurmctld.out" 2>&1 </dev/null
  for i in $(seq "$nodes"); do
    slurmd -N "node$i" -f "$folder/slurm.conf" >"$folder/log/slurmd-node$i.out" 2>&1 </dev/null
  done

  export SLURM_CONF="$folder/slurm.conf"
  for _ in $(seq 200); do
    if [ "$(sinfo -h -N -t idle -o %N 2>/dev/null | wc -l)" -eq "$nodes" ]; then
      return
    fi
    sleep 0.2
  done
  echo "the nodes do not come up; see $folder/log" >&2
  exit 1
}

stop() {
  export SLURM_CONF="$folder/slurm.conf"
  # Nothing new starts; what runs gets TERM, and after half a minute KILL.
  scontrol update partitionname=main state=down 2>/dev/null || true
  scancel --user="$(id -un)" 2>/dev/null || true
  for _ in $(seq 200); do
    [ -n "$(squeue -h 2>/dev/null)" ] || break
    sleep 0.2
  done
  local -a daemons=()
  local file
  for file in "$folder"/run/slurmctld.pid "$folder"/run/slurmd-*.pid "$folder"/run/munged.pid; do
    if [ -s "$file" ]; then daemons+=("$(cat "$file")"); fi
  done
  kill "${daemons[@]}" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 "${daemons[@]}" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "${daemons[@]}" 2>/dev/null || true
}

# Ports of loopback on which nobody listens.
free_ports() {
  local port
  while read -r port; do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || echo "$port"
  done < <(shuf -i 20000-32000 -n $((2 * $1)))
}

[ $# -ge 2 ] || usage
mkdir -p "$2"
folder="$(cd "$2" && pwd)"
nodes="${3:-4}"
PATH="$PATH:/usr/sbin"
case "$1" in
start) start ;;
stop) stop ;;
*) usage ;;
esac
