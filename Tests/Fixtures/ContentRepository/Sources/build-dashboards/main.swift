import QueueMonitoring
import Vigil

BuildDashboards.main(QueueContent())
